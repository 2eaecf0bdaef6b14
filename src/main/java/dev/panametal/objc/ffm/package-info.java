/** What every runtime that reaches Objective-C by real calls needs: block literals, and calls. */
@NullMarked
package dev.panametal.objc.ffm;

import org.jspecify.annotations.NullMarked;

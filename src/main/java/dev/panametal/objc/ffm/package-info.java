/** Runtimes that reach Objective-C by real calls: one in native libraries, and block literals. */
@NullMarked
package dev.panametal.objc.ffm;

import org.jspecify.annotations.NullMarked;

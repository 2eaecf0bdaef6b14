/** Tests of the package of the same name. */
@NullMarked
package dev.panametal.objc.ffm;

import org.jspecify.annotations.NullMarked;

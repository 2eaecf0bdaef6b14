/** Tests of the package of the same name. */
@NullMarked
package dev.panametal.objc;

import org.jspecify.annotations.NullMarked;

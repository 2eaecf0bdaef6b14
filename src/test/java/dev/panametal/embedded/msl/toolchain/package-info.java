/** Tests of the package of the same name. */
@NullMarked
package dev.panametal.embedded.msl.toolchain;

import org.jspecify.annotations.NullMarked;

/** Tests of the MSL compiler, with kernels written for them. */
@NullMarked
package dev.panametal.embedded.msl;

import org.jspecify.annotations.NullMarked;

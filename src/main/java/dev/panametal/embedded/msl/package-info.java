/**
 * The compiler of the embedded device: Metal Shading Language in, native kernels out, run by Java
 * through the Foreign Function and Memory API.
 *
 * <p>{@code source} rewrites a preprocessed kernel source to C++, {@code toolchain} finds and runs
 * clang; this package puts them together and loads the result.
 */
@NullMarked
package dev.panametal.embedded.msl;

import org.jspecify.annotations.NullMarked;

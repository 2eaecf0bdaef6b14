/** Finds, unpacks and runs clang, and owns the cache folder. */
@NullMarked
package dev.panametal.embedded.msl.toolchain;

import org.jspecify.annotations.NullMarked;

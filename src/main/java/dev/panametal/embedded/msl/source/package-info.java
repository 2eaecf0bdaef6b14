/** Reads preprocessed Metal Shading Language as tokens and rewrites it to C++. */
@NullMarked
package dev.panametal.embedded.msl.source;

import org.jspecify.annotations.NullMarked;

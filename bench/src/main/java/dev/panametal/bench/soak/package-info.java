/** A long run that shows whether memory stays flat. */
@NullMarked
package dev.panametal.bench.soak;

import org.jspecify.annotations.NullMarked;

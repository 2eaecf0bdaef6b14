/**
 * JMH benchmarks of what a message, a launch, an upload and a completion cost, each beside the bare
 * calls it is made of. A benchmark whose name begins with {@code bare} is the measure of the one
 * that has the rest of its name.
 */
@NullMarked
package dev.panametal.bench.jmh;

import org.jspecify.annotations.NullMarked;

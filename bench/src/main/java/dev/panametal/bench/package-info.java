/** The command line of the benchmarks. */
@NullMarked
package dev.panametal.bench;

import org.jspecify.annotations.NullMarked;

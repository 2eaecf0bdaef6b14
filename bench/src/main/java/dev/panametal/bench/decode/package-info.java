/**
 * The decode workload: a decoder-only transformer with seeded synthetic weights, on a Metal device
 * and in plain Java.
 */
@NullMarked
package dev.panametal.bench.decode;

import org.jspecify.annotations.NullMarked;

/**
 * Apple Metal compute: devices, buffers, kernels, and streams that batch work into command buffers.
 *
 * <p>A {@link dev.panametal.MetalStream} records launches and copies into an open command buffer
 * and commits it when a result is read, on {@link dev.panametal.MetalStream#synchronize()} or when
 * its {@link dev.panametal.BatchPolicy} says so. Closing a buffer never waits and never frees
 * memory that work in flight still uses.
 */
@NullMarked
package dev.panametal;

import org.jspecify.annotations.NullMarked;

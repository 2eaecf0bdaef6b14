/**
 * The runtime {@code loopback}: the embedded device, reached as the native one is, by real
 * downcalls. They end in upcall stubs, so that shapes, struct passing and blocks take the whole
 * path through FFM on any machine.
 */
@NullMarked
package dev.panametal.embedded.loopback;

import org.jspecify.annotations.NullMarked;

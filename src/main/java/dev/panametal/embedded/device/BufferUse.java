package dev.panametal.embedded.device;

import java.util.concurrent.atomic.AtomicInteger;

/** How many command buffers refer to a buffer. */
final class BufferUse {
  private final AtomicInteger encoded = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();

  /** A command was encoded into a command buffer that did not use the buffer before. */
  void encode() {
    encoded.incrementAndGet();
  }

  void commit() {
    inFlight.incrementAndGet();
  }

  void complete() {
    inFlight.decrementAndGet();
  }

  /** The command buffer is done with it, or was discarded. */
  void forget() {
    encoded.decrementAndGet();
  }

  boolean isEncoded() {
    return encoded.get() > 0;
  }

  boolean isInFlight() {
    return inFlight.get() > 0;
  }
}

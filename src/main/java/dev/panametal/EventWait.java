package dev.panametal;

/**
 * A wait of a stream for an event.
 *
 * @param event which
 * @param value the value that ends it
 */
record EventWait(MetalEvent event, long value) {
  boolean isOver() {
    return event.valueUnlessClosed() >= value;
  }
}

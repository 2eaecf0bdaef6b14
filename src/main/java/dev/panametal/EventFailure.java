package dev.panametal;

import org.jspecify.annotations.Nullable;

/**
 * Values of an event that did not come about in good order: its waiters were let go all the same.
 *
 * @param after the values greater than this
 * @param value and up to this
 * @param signal the signal that failed; null if nobody was asked in time
 */
record EventFailure(long after, long value, @Nullable EventSignal signal) {
  boolean concerns(long wanted) {
    return after < wanted && wanted <= value;
  }

  /** What happened, as the end of a sentence. */
  String reason() {
    return signal == null
        ? "nobody could signal any more"
        : "batch %d of '%s' failed to signal".formatted(signal.serial, signal.stream.name());
  }

  /** The fault behind it, as far as its stream has taken note of it. */
  @Nullable MetalFaultException knownFault() {
    return signal == null ? null : signal.fault();
  }

  /** What a thread that waited is told. Takes the lock of the signalling stream. */
  RuntimeException fault(MetalEvent event) {
    return signal == null
        ? new MetalClosedException(
            "The wait for event '%s' was given up: the event or its last signaller was closed."
                .formatted(event.label()))
        : signal.stream.faultOf(signal);
  }
}

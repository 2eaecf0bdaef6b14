package dev.panametal;

/** Who may signal a {@link MetalEvent}. */
public enum EventSignallers {
  /** Streams of its device only. A wait that nobody can end any more is then told as such. */
  STREAMS,

  /** Streams of its device, and the program by {@link MetalEvent#signal}. */
  STREAMS_AND_HOST
}

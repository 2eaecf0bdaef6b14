package dev.panametal.embedded.runtime;

/**
 * An object that several threads may send messages to, but not at once: where one is within a
 * message, the message of another breaks a rule.
 */
public interface SingleThreaded {
  /** Knows the thread that is within a message. */
  ThreadGuard threadGuard();
}

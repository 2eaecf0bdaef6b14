package dev.panametal.embedded.faults;

/**
 * A failure of a command buffer, as a driver would report it.
 *
 * @param code a {@code MTLCommandBufferError}
 * @param text the driver's text
 */
public record InjectedFault(long code, String text) {}

package dev.panametal.embedded.device;

import dev.panametal.metal.MTLCommandBufferError;

/**
 * Why a command buffer failed.
 *
 * @param code a {@code MTLCommandBufferError}
 * @param text what a driver would say
 */
record CommandBufferFailure(long code, String text) {
  /** What becomes of command buffers behind a failed one; the driver's own words. */
  static final CommandBufferFailure IGNORED =
      new CommandBufferFailure(
          MTLCommandBufferError.ACCESS_REVOKED,
          "Ignored (for causing prior/excessive GPU errors)"
              + " (00000004:kIOGPUCommandBufferCallbackErrorSubmissionsIgnored)");
}

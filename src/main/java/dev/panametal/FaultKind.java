package dev.panametal;

import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.objc.ObjCError;

/** Why a command buffer failed, as far as Metal says. */
public enum FaultKind {
  /**
   * It took longer than the system allows, or waited too long for an event ({@code
   * MTLCommandBufferErrorTimeout}).
   */
  TIMEOUT(MTLCommandBufferError.TIMEOUT),

  /** A kernel reached outside of its memory ({@code MTLCommandBufferErrorPageFault}). */
  PAGE_FAULT(MTLCommandBufferError.PAGE_FAULT),

  /**
   * The process may not use the GPU any more, after too many faults, or this was queued behind
   * failed work ({@code MTLCommandBufferErrorAccessRevoked}).
   */
  ACCESS_REVOKED(MTLCommandBufferError.ACCESS_REVOKED),

  /** The process may not use the GPU ({@code MTLCommandBufferErrorNotPermitted}). */
  NOT_PERMITTED(MTLCommandBufferError.NOT_PERMITTED),

  /** There was no memory to run it ({@code MTLCommandBufferErrorOutOfMemory}). */
  OUT_OF_MEMORY(MTLCommandBufferError.OUT_OF_MEMORY),

  /** Something it uses was freed before ({@code MTLCommandBufferErrorInvalidResource}). */
  INVALID_RESOURCE(MTLCommandBufferError.INVALID_RESOURCE),

  /** The GPU is gone ({@code MTLCommandBufferErrorDeviceRemoved}). */
  DEVICE_REMOVED(MTLCommandBufferError.DEVICE_REMOVED),

  /** A kernel's stack was too small ({@code MTLCommandBufferErrorStackOverflow}). */
  STACK_OVERFLOW(MTLCommandBufferError.STACK_OVERFLOW),

  /**
   * Other work on the GPU failed and took this with it. Metal has no code: by the driver's text.
   */
  INNOCENT_VICTIM(Codes.NONE),

  /**
   * The display would have stuttered (WindowServer's watchdog). Metal has no code: by the driver's
   * text.
   */
  IMPACTING_INTERACTIVITY(Codes.NONE),

  /** It ran, but on what work of another stream should have written that failed: not Metal's. */
  AWAITED_WORK_FAILED(Codes.NONE),

  /** Anything else ({@code MTLCommandBufferErrorInternal} among it). */
  INTERNAL(MTLCommandBufferError.INTERNAL);

  private static final String METAL = "MTLCommandBufferErrorDomain";

  private final long code;

  FaultKind(long code) {
    this.code = code;
  }

  static FaultKind of(ObjCError error) {
    String text = error.description();
    if (text.contains("InnocentVictim")) {
      return INNOCENT_VICTIM;
    }
    if (text.contains("ImpactingInteractivity")) {
      return IMPACTING_INTERACTIVITY;
    }
    if (error.domain().equals(METAL)) {
      for (FaultKind kind : values()) {
        if (kind.code == error.code()) {
          return kind;
        }
      }
    }
    return INTERNAL;
  }

  private static final class Codes {
    static final long NONE = -1;
  }
}

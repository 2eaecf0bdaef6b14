package dev.panametal;

/**
 * The thread was interrupted while it waited for the GPU. The work goes on, the stream stays
 * usable, and the thread's interrupt status is set again.
 */
public final class MetalInterruptedException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalInterruptedException(String message, InterruptedException cause) {
    super(message, cause);
  }
}

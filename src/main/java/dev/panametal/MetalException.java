package dev.panametal;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in Metal itself, as opposed to arguments that are refused ({@link
 * MetalArgumentException}) and use after close ({@link MetalClosedException}).
 */
public class MetalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MetalException(String message) {
    super(message);
  }

  MetalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

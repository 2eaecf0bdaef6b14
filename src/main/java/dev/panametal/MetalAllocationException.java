package dev.panametal;

/** The device had no memory, or no object, to give. */
public final class MetalAllocationException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalAllocationException(String message) {
    super(message);
  }
}

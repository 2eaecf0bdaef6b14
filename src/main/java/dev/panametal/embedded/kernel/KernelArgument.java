package dev.panametal.embedded.kernel;

/**
 * A parameter of a kernel to which the encoder binds something.
 *
 * @param name as in the source
 * @param index its {@code [[buffer(n)]]} or {@code [[threadgroup(n)]]}
 * @param kind what is bound
 * @param writes whether the kernel may write to it
 * @param dataSize bytes of what it points to
 * @param alignment of what it points to
 * @param dataType the {@code MTLDataType} of what it points to
 */
public record KernelArgument(
    String name,
    int index,
    Kind kind,
    boolean writes,
    long dataSize,
    long alignment,
    long dataType) {

  /** What is bound. */
  public enum Kind {
    /** Device or constant memory. */
    BUFFER,
    /** Memory of a threadgroup, of a length that the encoder sets. */
    THREADGROUP
  }
}

package dev.panametal;

/**
 * An argument of a kernel, as reflection gives it ({@code MTLBinding}).
 *
 * @param name its name in the source
 * @param index its slot: of {@code [[buffer(n)]]}, or of {@code [[threadgroup(n)]]}
 * @param kind what is bound there
 * @param dataType the constant of {@code MTLDataType} of what it points or refers to; 0 if it has
 *     none
 * @param size bytes of what it points or refers to
 * @param alignment bytes to which that is aligned
 * @param readOnly whether the kernel only reads it
 */
public record KernelArgument(
    String name, int index, Kind kind, long dataType, long size, long alignment, boolean readOnly) {

  /** What is bound to an argument. */
  public enum Kind {
    /** A buffer, or bytes in its place ({@code MTLBindingTypeBuffer}). */
    BUFFER,

    /** Threadgroup memory of a size given at launch ({@code MTLBindingTypeThreadgroupMemory}). */
    THREADGROUP_MEMORY
  }
}

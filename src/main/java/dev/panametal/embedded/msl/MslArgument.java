package dev.panametal.embedded.msl;

/**
 * One argument of a kernel that the dispatch must supply.
 *
 * @param name the parameter's name; empty if it has none
 * @param index the slot: of {@code [[buffer(n)]]} or of {@code [[threadgroup(n)]]}
 * @param kind which of the two
 * @param access what the kernel may do with the memory, as far as its type tells
 * @param dataSize bytes of what it points or refers to
 * @param alignment of what it points or refers to, in bytes
 * @param dataType the {@code MTLDataType} of what it points or refers to; 1 for a struct
 * @param typeName the MSL name of that type
 * @param addressSpace where the memory is
 * @param reference whether it is a reference: one value, not an array
 */
public record MslArgument(
    String name,
    int index,
    Kind kind,
    Access access,
    long dataSize,
    long alignment,
    int dataType,
    String typeName,
    AddressSpace addressSpace,
    boolean reference) {
  /** What is bound to the argument. */
  public enum Kind {
    /** A buffer. */
    BUFFER,
    /** Threadgroup memory. */
    THREADGROUP_MEMORY
  }

  /** What a kernel may do with an argument's memory. */
  public enum Access {
    /** It is const. */
    READ_ONLY,
    /** It may be written; that it is never read cannot be known from its type. */
    READ_WRITE
  }

  /** The MSL address space of an argument. */
  public enum AddressSpace {
    /** {@code device}. */
    DEVICE,
    /** {@code constant}. */
    CONSTANT,
    /** {@code threadgroup}. */
    THREADGROUP
  }
}

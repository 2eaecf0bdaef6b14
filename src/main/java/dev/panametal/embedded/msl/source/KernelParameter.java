package dev.panametal.embedded.msl.source;

/**
 * One parameter of a kernel, as its declaration says it.
 *
 * @param name empty if the parameter has none
 * @param kind what it is bound to
 * @param binding the class in the shim's {@code bindings.h} that gives its value
 * @param typeName the type it points or refers to, without address space and const
 * @param addressSpace device, constant or threadgroup; empty for a thread position or size
 * @param reference whether it is a reference, not a pointer
 */
public record KernelParameter(
    String name,
    Kind kind,
    String binding,
    String typeName,
    String addressSpace,
    boolean reference) {
  /** What a parameter is bound to. */
  public enum Kind {
    /** A buffer in device or constant memory. */
    BUFFER,
    /** Threadgroup memory whose size the dispatch gives. */
    THREADGROUP,
    /** A position, index or size that the device supplies. */
    BUILT_IN
  }
}

package dev.panametal.objc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * The seam between Java and an Objective-C runtime.
 *
 * <p>A process has one runtime, chosen before its first use by the system property {@value
 * #PROPERTY} or, where that is not set, by the environment variable {@value #ENVIRONMENT}; the
 * default is {@value #DEFAULT}, the machine's own. Because it never changes, the handles that it
 * gives can be kept in {@code static final} fields, where the JIT compiler folds them to constants.
 *
 * <p>Every method may be called from any thread. None of them is meant for a hot path: handles and
 * selectors are looked up once and kept.
 */
public interface ObjCRuntime {
  /** The system property that names the runtime to use. */
  String PROPERTY = "panametal.runtime";

  /** The environment variable that names the runtime where {@link #PROPERTY} is not set. */
  String ENVIRONMENT = "PANAMETAL_RUNTIME";

  /** The runtime that is used when none is named: the machine's own Metal. */
  String DEFAULT = "native";

  /**
   * The runtime of this process.
   *
   * @return the one runtime
   * @throws RuntimeUnavailableException if it cannot work here; the message says what to do
   */
  static ObjCRuntime current() {
    return CurrentRuntime.get();
  }

  /**
   * The name by which this runtime is chosen.
   *
   * @return for instance {@code native} or {@code embedded}
   */
  String name();

  /**
   * The handle that sends messages of one shape.
   *
   * @param shape the types of a message as C sees them, receiver and selector included: both are
   *     {@code JAVA_LONG}, as are all objects, pointers and {@code NSUInteger}; {@code BOOL} is
   *     {@code JAVA_BYTE}; a struct that travels by value is its layout
   * @return a handle of the type {@link java.lang.foreign.Linker#downcallHandle} would give for the
   *     shape: a message that returns a struct takes a {@link java.lang.foreign.SegmentAllocator}
   *     first
   */
  MethodHandle send(FunctionDescriptor shape);

  /**
   * Registers a selector ({@code sel_registerName}).
   *
   * @param name such as {@code setBuffer:offset:atIndex:}
   * @return the selector, the same for the same name; never 0
   */
  long selector(String name);

  /**
   * Finds a class ({@code objc_getClass}).
   *
   * @param name such as {@code NSString}
   * @return the class, or 0 if there is none of that name
   */
  long classNamed(String name);

  /**
   * The handle of a C function.
   *
   * @param symbol such as {@code MTLCreateSystemDefaultDevice}
   * @param shape its types, by the same rules as for {@link #send}
   * @return a handle of the type that a downcall handle of the shape has
   * @throws RuntimeUnavailableException if no loaded library has the symbol
   */
  MethodHandle function(String symbol, FunctionDescriptor shape);

  /**
   * The blocks of this runtime.
   *
   * @return the one table
   */
  BlockTable blocks();
}

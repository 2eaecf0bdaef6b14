package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.KernelEntry;
import java.util.List;
import java.util.Map;

/** A kernel of a library that has not been compiled to machine code yet. */
public final class MslFunction {
  // What Metal's current devices allow.
  private static final int MAX_THREADS_PER_THREADGROUP = 1024;

  private final KernelBuilder builder;
  private final KernelEntry entry;
  private final List<MslArgument> arguments;
  private final List<MslFunctionConstant> functionConstants;

  MslFunction(
      KernelBuilder builder,
      KernelEntry entry,
      List<MslArgument> arguments,
      List<MslFunctionConstant> functionConstants) {
    this.builder = builder;
    this.entry = entry;
    this.arguments = arguments;
    this.functionConstants = functionConstants;
  }

  /** Its host name if it has one, else its name in the source. */
  public String name() {
    return entry.name();
  }

  /** What a dispatch must supply, in the order of the parameters. */
  public List<MslArgument> arguments() {
    return arguments;
  }

  /** All function constants of the library, whether this kernel uses them or not. */
  public List<MslFunctionConstant> functionConstants() {
    return functionConstants;
  }

  /** The limit of the kernel's own attribute, at most that of the device. */
  public int maxTotalThreadsPerThreadgroup() {
    int asked = entry.maxTotalThreadsPerThreadgroup();
    return asked > 0 ? Math.min(asked, MAX_THREADS_PER_THREADGROUP) : MAX_THREADS_PER_THREADGROUP;
  }

  /**
   * Compiles to machine code, or takes it from the cache on disk. May take a second. Safe for use
   * by several threads.
   *
   * @param constants values of function constants by their index; others are ignored
   * @throws MslCompileException if a value is missing or of another type
   */
  public MslKernel build(Map<Integer, MslConstant> constants) {
    return build(constants, false);
  }

  /** Builds the form with coroutines also where no thread waits for another. */
  MslKernel build(Map<Integer, MslConstant> constants, boolean coroutines) {
    for (MslFunctionConstant constant : functionConstants) {
      MslConstant value = constants.get(constant.index());
      if (value != null
          && constant.dataType() != MslDataType.NONE
          && value.dataType() != constant.dataType()) {
        throw new MslCompileException(
            "error: function constant '"
                + constant.name()
                + "' (index "
                + constant.index()
                + ") is of MTLDataType "
                + constant.dataType()
                + ", but its value is of "
                + value.dataType()
                + "\n");
      }
    }
    return new MslKernel(name(), arguments, builder.build(entry, constants, coroutines));
  }
}

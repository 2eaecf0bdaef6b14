package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.objc.MetalRuleViolation;
import java.util.function.Function;

/** What Metal asks of a dispatch: its sizes, its threadgroup memory, and what is bound. */
final class DispatchRules {
  private final Function<String, MetalRuleViolation> violation;

  DispatchRules(Function<String, MetalRuleViolation> violation) {
    this.violation = violation;
  }

  void requireSize(String message, String what, long x, long y, long z) {
    if (x <= 0 || y <= 0 || z <= 0) {
      throw violation.apply(
          "%s %s (%s, %s, %s) must not be zero"
              .formatted(
                  message,
                  what,
                  Long.toUnsignedString(x),
                  Long.toUnsignedString(y),
                  Long.toUnsignedString(z)));
    }
    if (x > DeviceLimits.GRID || y > DeviceLimits.GRID || z > DeviceLimits.GRID) {
      throw violation.apply(
          "%s %s (%s, %s, %s) exceed 2^31 - 1 in a dimension"
              .formatted(
                  message,
                  what,
                  Long.toUnsignedString(x),
                  Long.toUnsignedString(y),
                  Long.toUnsignedString(z)));
    }
  }

  void requireThreadgroup(
      String message, EmbeddedComputePipeline pipeline, long x, long y, long z) {
    requireSize(message, "threadsPerThreadgroup", x, y, z);
    long limit = pipeline.maxTotalThreadsPerThreadgroup();
    if (x > limit || y > limit || z > limit || x * y * z > limit) {
      throw violation.apply(
          "%s threadsPerThreadgroup (%d, %d, %d) are more than the %d of %s"
              .formatted(message, x, y, z, limit, pipeline.describe()));
    }
    if (pipeline.requiresWholeSimdgroups()
        && x * y * z % DeviceLimits.THREAD_EXECUTION_WIDTH != 0) {
      throw violation.apply(
          "%s threadsPerThreadgroup (%d, %d, %d) are not a multiple of the thread execution width,"
                  .formatted(message, x, y, z)
              + " which the pipeline's descriptor promised");
    }
  }

  /**
   * The kernel's own memory and that of its arguments together.
   *
   * @param lengths by index, 0 where none was set
   */
  void requireThreadgroupMemory(String message, EmbeddedComputePipeline pipeline, long[] lengths) {
    long dynamic = 0;
    for (long length : lengths) {
      dynamic += length;
    }
    long total = pipeline.staticThreadgroupMemoryLength() + dynamic;
    if (total > DeviceLimits.THREADGROUP_MEMORY) {
      throw violation.apply(
          "%s static (%d) plus dynamic (%d) threadgroup memory of %s is beyond the device's %d"
              .formatted(
                  message,
                  pipeline.staticThreadgroupMemoryLength(),
                  dynamic,
                  pipeline.describe(),
                  DeviceLimits.THREADGROUP_MEMORY));
    }
  }

  /**
   * One argument of the kernel.
   *
   * @param addresses of what is bound, by index, 0 where nothing is
   * @param lengths how many bytes are bound
   * @param threadgroupMemory lengths of threadgroup memory
   */
  void requireBound(
      String message,
      EmbeddedComputePipeline pipeline,
      MslArgument argument,
      long[] addresses,
      long[] lengths,
      long[] threadgroupMemory) {
    int index = argument.index();
    if (argument.kind() == MslArgument.Kind.THREADGROUP_MEMORY) {
      if (threadgroupMemory[index] == 0) {
        throw violation.apply(
            "%s %s: no length was set for threadgroup argument '%s' at index %d"
                .formatted(message, pipeline.describe(), argument.name(), index));
      }
    } else if (addresses[index] == 0) {
      throw violation.apply(
          "%s %s: nothing is bound to buffer argument '%s' at index %d"
              .formatted(message, pipeline.describe(), argument.name(), index));
    } else if (addresses[index] % argument.alignment() != 0) {
      throw violation.apply(
          "%s %s: the offset bound to argument '%s' at index %d is not aligned to the %d bytes of its"
                  .formatted(
                      message, pipeline.describe(), argument.name(), index, argument.alignment())
              + " type");
    } else if (lengths[index] < argument.dataSize()) {
      throw violation.apply(
          "%s %s: argument '%s' at index %d needs %d bytes, but only %d are bound"
              .formatted(
                  message,
                  pipeline.describe(),
                  argument.name(),
                  index,
                  argument.dataSize(),
                  lengths[index]));
    }
  }
}

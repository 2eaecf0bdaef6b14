package dev.panametal;

import java.lang.foreign.MemorySegment;

/** The arguments of {@link MetalStream#launch}, by their Java types. */
final class LaunchArguments {
  private LaunchArguments() {}

  static void give(KernelCall call, MetalKernel kernel, Object[] arguments) {
    int wanted = Integer.bitCount(kernel.bufferMask());
    if (arguments.length != wanted) {
      throw new MetalArgumentException(
          "Kernel '%s' takes %d arguments (%s), but %d were given."
              .formatted(kernel.name(), wanted, kernel.describeArguments(), arguments.length));
    }
    int mask = kernel.bufferMask();
    for (Object argument : arguments) {
      give(call, kernel, Integer.numberOfTrailingZeros(mask), argument);
      mask &= mask - 1;
    }
  }

  private static void give(KernelCall call, MetalKernel kernel, int index, Object argument) {
    switch (argument) {
      case MetalBuffer buffer -> call.buffer(index, buffer);
      case Integer value -> call.i32(index, value);
      case Long value -> call.i64(index, value);
      case Float value -> call.f32(index, value);
      case Short bits -> call.f16Bits(index, bits);
      case MemorySegment bytes -> call.bytes(index, bytes);
      case null ->
          throw new MetalArgumentException(
              "%s was given null."
                  .formatted(ArgumentChecks.describe(kernel, kernel.bufferArgument(index))));
      default ->
          throw new MetalArgumentException(
              "%s was given a %s; it takes a MetalBuffer, Integer, Long, Float, Short (half) or"
                      .formatted(
                          ArgumentChecks.describe(kernel, kernel.bufferArgument(index)),
                          argument.getClass().getSimpleName())
                  + " MemorySegment.");
    }
  }
}

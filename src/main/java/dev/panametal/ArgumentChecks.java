package dev.panametal;

import dev.panametal.metal.MTLDataType;

/**
 * What Metal would assert on a Mac with validation on, and leave undefined without, is refused
 * here.
 */
final class ArgumentChecks {
  /** Bind offsets are multiples of this on Apple GPUs, by Apple's feature set tables. */
  private static final long OFFSET_ALIGNMENT = 4;

  private ArgumentChecks() {}

  /** A scalar that a call can pass, and the types of arguments it fits. */
  enum Scalar {
    I32("int", Integer.BYTES, MTLDataType.INT, MTLDataType.UINT),
    U32("uint", Integer.BYTES, MTLDataType.UINT, MTLDataType.INT),
    I64("long", Long.BYTES, MTLDataType.LONG, MTLDataType.ULONG),
    F32("float", Float.BYTES, MTLDataType.FLOAT, MTLDataType.FLOAT),
    F16("half", Short.BYTES, MTLDataType.HALF, MTLDataType.HALF);

    private final String metalName;
    private final int bytes;
    private final long type;
    private final long alsoFits;

    Scalar(String metalName, int bytes, long type, long alsoFits) {
      this.metalName = metalName;
      this.bytes = bytes;
      this.type = type;
      this.alsoFits = alsoFits;
    }

    int bytes() {
      return bytes;
    }
  }

  static void scalar(MetalKernel kernel, KernelArgument argument, Scalar given) {
    if (argument.dataType() != given.type && argument.dataType() != given.alsoFits) {
      throw new MetalArgumentException(
          "%s is no %s: it has %d bytes of another type. Pass a value of its type, or its bytes."
              .formatted(describe(kernel, argument), given.metalName, argument.size()));
    }
    writable(kernel, argument);
  }

  static void bytes(MetalKernel kernel, KernelArgument argument, long given, long mostBytes) {
    if (given == 0 || given % argument.size() != 0) {
      throw new MetalArgumentException(
          "%s takes whole elements of %d bytes, but %d bytes were given."
              .formatted(describe(kernel, argument), argument.size(), given));
    }
    if (given > mostBytes) {
      throw new MetalArgumentException(
          "%s was given %d bytes, more than the staging ring of %d bytes holds. Upload them to a buffer."
              .formatted(describe(kernel, argument), given, mostBytes));
    }
    writable(kernel, argument);
  }

  static void staged(MetalKernel kernel, long given, long mostBytes) {
    if (given > mostBytes) {
      throw new MetalArgumentException(
          "The arguments of kernel '%s' that are too large to go inline take %d bytes together, more"
                  .formatted(kernel.name(), given)
              + " than the staging ring of %d bytes holds. Upload them to buffers."
                  .formatted(mostBytes));
    }
  }

  private static void writable(MetalKernel kernel, KernelArgument argument) {
    if (!argument.readOnly()) {
      throw new MetalArgumentException(
          "%s is written by the kernel, so it needs a buffer; a value passed inline would be lost."
              .formatted(describe(kernel, argument)));
    }
  }

  static void buffer(MetalKernel kernel, KernelArgument argument, MetalBuffer buffer, long offset) {
    long alignment = Math.max(OFFSET_ALIGNMENT, argument.alignment());
    if (offset < 0 || offset % alignment != 0) {
      throw new MetalArgumentException(
          "The offset of buffer '%s' for argument %s must be a multiple of %d, but is %d."
              .formatted(buffer.label(), which(kernel, argument), alignment, offset));
    }
    if (buffer.bytes() - offset < argument.size()) {
      throw new MetalArgumentException(
          "Buffer '%s' has %d bytes, which leaves none of the %d bytes of an element behind offset %d"
                  .formatted(buffer.label(), buffer.bytes(), argument.size(), offset)
              + " for argument "
              + which(kernel, argument)
              + ".");
    }
  }

  static void complete(MetalKernel kernel, int given, int threadgroupGiven) {
    int missing = kernel.bufferMask() & ~given;
    if (missing != 0) {
      throw new MetalArgumentException(
          "%s was not given."
              .formatted(
                  describe(kernel, kernel.bufferArgument(Integer.numberOfTrailingZeros(missing)))));
    }
    missing = kernel.threadgroupMask() & ~threadgroupGiven;
    if (missing != 0) {
      throw new MetalArgumentException(
          "The size of threadgroup argument %s was not given: call threadgroupMemory(%d, bytes)."
              .formatted(
                  which(kernel, kernel.threadgroupArgument(Integer.numberOfTrailingZeros(missing))),
                  Integer.numberOfTrailingZeros(missing)));
    }
  }

  static void grid(
      MetalKernel kernel,
      boolean inThreadgroups,
      long x,
      long y,
      long z,
      long groupX,
      long groupY,
      long groupZ) {
    if (x < 0 || y < 0 || z < 0 || groupX < 1 || groupY < 1 || groupZ < 1) {
      throw new MetalArgumentException(
          "The grid of kernel '%s' is %d x %d x %d by threadgroups of %d x %d x %d; sizes are not"
                  .formatted(kernel.name(), x, y, z, groupX, groupY, groupZ)
              + " negative, and those of a threadgroup at least 1.");
    }
    DeviceInfo device = kernel.deviceInfo();
    long most = kernel.maxThreadsPerThreadgroup();
    if (groupX > device.maxThreadsPerThreadgroupX()
        || groupY > device.maxThreadsPerThreadgroupY()
        || groupZ > device.maxThreadsPerThreadgroupZ()
        || groupX * groupY * groupZ > most) {
      throw new MetalArgumentException(
          "Kernel '%s' was given threadgroups of %d x %d x %d threads; it allows %d in all, the device"
                  .formatted(kernel.name(), groupX, groupY, groupZ, most)
              + " %d x %d x %d."
                  .formatted(
                      device.maxThreadsPerThreadgroupX(),
                      device.maxThreadsPerThreadgroupY(),
                      device.maxThreadsPerThreadgroupZ()));
    }
    boolean ragged = x % groupX != 0 || y % groupY != 0 || z % groupZ != 0;
    if (!inThreadgroups && ragged && !device.nonuniformThreadgroups()) {
      throw new MetalArgumentException(
          "The device '%s' runs whole threadgroups only, and %d x %d x %d threads are not a multiple of"
                  .formatted(device.name(), x, y, z)
              + " %d x %d x %d. Round the grid up and let the kernel skip what is beyond its data."
                  .formatted(groupX, groupY, groupZ));
    }
  }

  static void threadgroupMemory(MetalKernel kernel, int given, long[] bytes) {
    long all = kernel.staticThreadgroupMemoryBytes();
    for (int rest = given; rest != 0; rest &= rest - 1) {
      all += bytes[Integer.numberOfTrailingZeros(rest)];
    }
    long most = kernel.deviceInfo().maxThreadgroupMemoryBytes();
    if (all > most) {
      throw new MetalArgumentException(
          "Kernel '%s' would use %d bytes of threadgroup memory (%d of them its own arrays); the device"
                  .formatted(kernel.name(), all, kernel.staticThreadgroupMemoryBytes())
              + " has %d.".formatted(most));
    }
  }

  static String describe(MetalKernel kernel, KernelArgument argument) {
    return "Argument " + which(kernel, argument);
  }

  private static String which(MetalKernel kernel, KernelArgument argument) {
    return "%d '%s' of kernel '%s'".formatted(argument.index(), argument.name(), kernel.name());
  }
}

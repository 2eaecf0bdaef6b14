package dev.panametal.embedded.device;

/** What the device allows: Apple silicon's limits, and memory by the machine's. */
final class DeviceLimits {
  /** Slots for buffers and threadgroup memory of an encoder. */
  static final int BUFFERS = 31;

  /** {@code threadExecutionWidth}. */
  static final long THREAD_EXECUTION_WIDTH = 32;

  /** {@code maxTotalThreadsPerThreadgroup}, and the most in each dimension. */
  static final long THREADS_PER_THREADGROUP = 1024;

  /** {@code maxThreadgroupMemoryLength}. */
  static final long THREADGROUP_MEMORY = 32 * 1024;

  /** The most threads in one dimension: positions are 32-bit numbers, signed in the compiler. */
  static final long GRID = Integer.MAX_VALUE;

  private DeviceLimits() {}
}

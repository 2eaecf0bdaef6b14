package dev.panametal.embedded.kernel;

/** What one dispatch runs on. Filled by one thread, then read by those that run it. */
public interface KernelDispatch {
  /** The whole grid in threads; it need not be a multiple of the threadgroup. */
  void threads(long x, long y, long z);

  /** The size of a threadgroup. */
  void threadsPerThreadgroup(long x, long y, long z);

  /**
   * Binds memory to a buffer index.
   *
   * @param index the {@code [[buffer(n)]]}
   * @param address where it begins
   * @param length bytes from there to the end of the buffer
   */
  void buffer(int index, long address, long length);

  /** Sets the bytes of a threadgroup argument. */
  void threadgroupMemory(int index, long length);
}

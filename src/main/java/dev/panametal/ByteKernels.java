package dev.panametal;

/**
 * Kernels of our own that copy and fill any range of bytes. Blits on macOS take offsets and sizes
 * in multiples of four only, by Apple's documentation.
 *
 * <p>A thread owns one word of the destination, and writes it whole only where all of it belongs to
 * the range: the bytes beside the range may be other commands' at that moment, so they are never
 * read and written back.
 */
record ByteKernels(MetalKernel copy, MetalKernel fill) {
  /** Bytes of the destination that a thread writes at most. */
  static final int WORD = 4;

  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      struct ByteRange {
        uint from;   // begin in the source, in bytes
        uint to;     // begin in the destination, less than 4
        uint bytes;
        uint value;
      };

      kernel void panametal_copy_bytes(device const uchar* source [[buffer(0)]],
                                       device uchar* destination [[buffer(1)]],
                                       constant ByteRange& range [[buffer(2)]],
                                       uint word [[thread_position_in_grid]]) {
        uint end = range.to + range.bytes;
        uint first = max(4 * word, range.to);
        uint last = min(4 * word + 4, end);
        uint shift = range.from - range.to;
        if (last == first + 4) {
          uint value = source[first + shift];
          value |= uint(source[first + shift + 1]) << 8;
          value |= uint(source[first + shift + 2]) << 16;
          value |= uint(source[first + shift + 3]) << 24;
          ((device uint*)destination)[word] = value;
        } else {
          for (uint i = first; i < last; i++) {
            destination[i] = source[i + shift];
          }
        }
      }

      kernel void panametal_fill_bytes(device uchar* destination [[buffer(1)]],
                                       constant ByteRange& range [[buffer(2)]],
                                       uint word [[thread_position_in_grid]]) {
        uint end = range.to + range.bytes;
        uint first = max(4 * word, range.to);
        uint last = min(4 * word + 4, end);
        if (last == first + 4) {
          ((device uint*)destination)[word] = range.value * 0x01010101u;
        } else {
          for (uint i = first; i < last; i++) {
            destination[i] = uchar(range.value);
          }
        }
      }
      """;

  static ByteKernels compile(MetalDevice device) {
    MetalLibrary library = device.compile(SOURCE);
    return new ByteKernels(
        library.kernel("panametal_copy_bytes"), library.kernel("panametal_fill_bytes"));
  }
}

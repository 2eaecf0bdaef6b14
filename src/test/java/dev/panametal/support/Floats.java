package dev.panametal.support;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Arrays of floats to and from buffers. */
public final class Floats {
  private Floats() {}

  /** So many equal values. */
  public static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  /** 0, 1, 2, … */
  public static float[] upTo(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  public static void upload(MetalStream stream, MetalBuffer to, float... values) {
    stream.upload(MemorySegment.ofArray(values), to, 0);
  }

  public static float[] download(MetalStream stream, MetalBuffer from) {
    float[] values = new float[(int) (from.bytes() / JAVA_FLOAT.byteSize())];
    stream.download(from, 0, MemorySegment.ofArray(values));
    return values;
  }
}

package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The blit encoder of an open batch. */
final class BlitEncoderView extends ReusableView implements MTLBlitCommandEncoder {
  private @Nullable BatchRecording recording;

  /** Records the copies and fills from now on, or, with null, does not. */
  void record(@Nullable BatchRecording into) {
    recording = into;
  }

  @Override
  public void copyFromBuffer(
      MTLBuffer source,
      long sourceOffset,
      MTLBuffer destination,
      long destinationOffset,
      long size) {
    if (recording != null) {
      recording.copy(source, sourceOffset, destination, destinationOffset, size);
    }
    MTLBlitCommandEncoder.super.copyFromBuffer(
        source, sourceOffset, destination, destinationOffset, size);
  }

  @Override
  public void fillBuffer(MTLBuffer buffer, MemorySegment range, byte value) {
    if (recording != null) {
      recording.fill(buffer, range, value);
    }
    MTLBlitCommandEncoder.super.fillBuffer(buffer, range, value);
  }
}

package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.runtime.Message;
import java.lang.foreign.MemorySegment;

/** {@code MTLBlitCommandEncoder}: copies and fills buffers. */
public final class EmbeddedBlitEncoder extends CommandEncoder {
  /** Offsets and lengths of copies and fills are multiples of this on macOS. */
  private static final long UNIT = 4;

  /**
   * A copy of as many bytes fails without a word on Metal (pytorch#124335), and so does a longer
   * fill on macOS 26 (pytorch#161265).
   */
  private static final long FOUR_GIBIBYTES = 1L << 32;

  EmbeddedBlitEncoder(EmbeddedDevice device) {
    super(device);
  }

  @Override
  public String className() {
    return "MTLBlitCommandEncoder";
  }

  @Override
  void started() {}

  @Override
  void giveBack(EmbeddedCommandQueue queue) {
    queue.blitEncoders().add(this);
  }

  /** Answers {@code copyFromBuffer:sourceOffset:toBuffer:destinationOffset:size:}. */
  @Message(
      selector = "copyFromBuffer:sourceOffset:toBuffer:destinationOffset:size:",
      types = "v@:@Q@QQ")
  public void copyFromBuffer(
      long source, long sourceOffset, long destination, long destinationOffset, long size) {
    CommandLog log = log("copyFromBuffer:");
    EmbeddedBuffer from = argument(source, "copyFromBuffer: source");
    EmbeddedBuffer to = argument(destination, "copyFromBuffer: destination");
    if (size >= FOUR_GIBIBYTES) {
      throw violation(
          "copyFromBuffer: Metal silently fails to copy 4 GiB or more (%d bytes); copy in parts"
              .formatted(size));
    }
    requireRange(from, "copyFromBuffer: source", sourceOffset, size);
    requireRange(to, "copyFromBuffer: destination", destinationOffset, size);
    if (from == to && Math.abs(sourceOffset - destinationOffset) < size) {
      throw violation(
          "copyFromBuffer: ranges of %d bytes at %d and %d overlap within %s"
              .formatted(size, sourceOffset, destinationOffset, to.describe()));
    }
    log.use(from, commandBuffer().id());
    log.use(to, commandBuffer().id());
    log.add(CommandLog.COPY);
    log.add(from.address() + sourceOffset);
    log.add(to.address() + destinationOffset);
    log.add(size);
  }

  /** Answers {@code fillBuffer:range:value:}. The range is location and length. */
  @Message(selector = "fillBuffer:range:value:", types = "v@:@{_NSRange=QQ}C")
  public void fillBuffer(long buffer, MemorySegment range, int value) {
    CommandLog log = log("fillBuffer:");
    EmbeddedBuffer target = argument(buffer, "fillBuffer: buffer");
    long location = range.get(JAVA_LONG, 0);
    long length = range.get(JAVA_LONG, Long.BYTES);
    if (length > FOUR_GIBIBYTES) {
      throw violation(
          "fillBuffer: Metal silently fails to fill more than 4 GiB (%d bytes); fill in parts"
              .formatted(length));
    }
    requireRange(target, "fillBuffer: range", location, length);
    log.use(target, commandBuffer().id());
    log.add(CommandLog.FILL);
    log.add(target.address() + location);
    log.add(length);
    log.add(value);
  }

  /** Answers {@code synchronizeResource:}, which only managed resources need. */
  @Message(selector = "synchronizeResource:", types = "v@:@")
  public void synchronizeResource(long resource) {
    log("synchronizeResource:");
    argument(resource, "synchronizeResource:").requireManaged("synchronizeResource:");
  }

  private EmbeddedBuffer argument(long id, String what) {
    EmbeddedBuffer buffer = machine().argument(id, EmbeddedBuffer.class, what);
    buffer.requireContents(what);
    return buffer;
  }

  private void requireRange(EmbeddedBuffer buffer, String what, long offset, long length) {
    if (length == 0) {
      throw violation(what + ": a length of 0 is not allowed");
    }
    if (offset < 0 || length < 0 || offset > buffer.length() - length) {
      throw violation(
          "%s: %s bytes at %s are beyond the end of %s, which has %d"
              .formatted(
                  what,
                  Long.toUnsignedString(length),
                  Long.toUnsignedString(offset),
                  buffer.describe(),
                  buffer.length()));
    }
    if (offset % UNIT != 0 || length % UNIT != 0) {
      throw violation(
          "%s: offset %d and length %d must be multiples of 4 on macOS"
              .formatted(what, offset, length));
    }
  }
}

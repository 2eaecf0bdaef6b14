package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.metal.MTLBindingType;

/** {@code MTLBufferBinding}. */
public final class BufferBinding extends EmbeddedBinding {
  BufferBinding(EmbeddedDevice device, MslArgument argument) {
    super(device, argument);
  }

  @Override
  public String className() {
    return "MTLBufferBinding";
  }

  @Override
  @Message(selector = "type", types = "q@:")
  public long type() {
    return MTLBindingType.BUFFER;
  }

  /** Answers {@code bufferAlignment}. */
  @Message(selector = "bufferAlignment", types = "Q@:")
  public long bufferAlignment() {
    return argument().alignment();
  }

  /** Answers {@code bufferDataSize}. */
  @Message(selector = "bufferDataSize", types = "Q@:")
  public long bufferDataSize() {
    return argument().dataSize();
  }

  /** Answers {@code bufferDataType}. */
  @Message(selector = "bufferDataType", types = "Q@:")
  public long bufferDataType() {
    return argument().dataType();
  }
}

package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code MTLCommandBufferEncoderInfo}: what became of one encoder of a failed command buffer. */
public final class EmbeddedEncoderInfo extends EmbeddedObject {
  private final @Nullable String label;
  private final List<String> signposts;
  private final long state;

  EmbeddedEncoderInfo(
      EmbeddedDevice device, @Nullable String label, List<String> signposts, long state) {
    super(device.machine(), Owner.OBJECT);
    this.label = label;
    this.signposts = signposts;
    this.state = state;
  }

  @Override
  public String className() {
    return "MTLCommandBufferEncoderInfo";
  }

  @Override
  public @Nullable String labelText() {
    return label;
  }

  /** Answers {@code label}. */
  @Message(selector = "label", types = "@@:")
  public long label() {
    return EmbeddedString.autoreleased(machine(), label);
  }

  /** Answers {@code debugSignposts}. */
  @Message(selector = "debugSignposts", types = "@@:")
  public long debugSignposts() {
    List<EmbeddedString> texts =
        signposts.stream().map(text -> new EmbeddedString(machine(), Owner.OBJECT, text)).toList();
    return new EmbeddedArray(machine(), Owner.CLIENT, texts).autoreleasedNew();
  }

  /** Answers {@code errorState}. */
  @Message(selector = "errorState", types = "q@:")
  public long errorState() {
    return state;
  }
}

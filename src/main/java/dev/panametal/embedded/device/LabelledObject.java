package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;

/** An object of a device whose label the program sets. */
public abstract class LabelledObject extends DeviceObject {
  LabelledObject(EmbeddedDevice device, Owner first) {
    super(device, first);
  }

  /** Answers {@code setLabel:}. */
  @Message(selector = "setLabel:", types = "v@:@")
  public final void setLabel(long newLabel) {
    EmbeddedString text = machine().argumentOrNull(newLabel, EmbeddedString.class, "setLabel:");
    label(text == null ? null : text.text());
  }
}

package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import org.jspecify.annotations.Nullable;

/** An object that a device made. */
public abstract class DeviceObject extends EmbeddedObject {
  private final EmbeddedDevice device;
  private volatile @Nullable String label;

  DeviceObject(EmbeddedDevice device, Owner first) {
    super(device.machine(), first);
    this.device = device;
  }

  final EmbeddedDevice embeddedDevice() {
    return device;
  }

  @Override
  public final EmbeddedObject creator() {
    return device;
  }

  @Override
  public final @Nullable String labelText() {
    return label;
  }

  final void label(@Nullable String newLabel) {
    label = newLabel;
  }

  /** Answers {@code device}. */
  @Message(selector = "device", types = "@@:")
  public final long device() {
    return device.autoreleased();
  }

  /** Answers {@code label}. */
  @Message(selector = "label", types = "@@:")
  public final long label() {
    return EmbeddedString.autoreleased(machine(), label);
  }
}

package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;

/** {@code MTLSharedEvent}: an event whose value the program reads, sets and waits for as well. */
public final class EmbeddedSharedEvent extends EmbeddedEvent {
  EmbeddedSharedEvent(EmbeddedDevice device) {
    super(device);
  }

  @Override
  public String className() {
    return "MTLSharedEvent";
  }

  /** Answers {@code signaledValue}. */
  @Message(selector = "signaledValue", types = "Q@:")
  public long signaledValue() {
    return value();
  }

  /** Answers {@code setSignaledValue:}. */
  @Message(selector = "setSignaledValue:", types = "v@:Q")
  public void setSignaledValue(long newValue) {
    signal("setSignaledValue:", newValue);
  }

  /** Answers {@code waitUntilSignaledValue:timeoutMS:}. */
  @Message(selector = "waitUntilSignaledValue:timeoutMS:", types = "B@:QQ")
  public byte waitUntilSignaledValue(long wanted, long milliseconds) {
    long now = HostClock.millis();
    boolean isForEver = Long.compareUnsigned(milliseconds, Long.MAX_VALUE - now) > 0;
    return ObjCBool.of(
        awaitOnHost(
            "waitUntilSignaledValue:timeoutMS:",
            wanted,
            isForEver ? Long.MAX_VALUE : now + milliseconds));
  }
}

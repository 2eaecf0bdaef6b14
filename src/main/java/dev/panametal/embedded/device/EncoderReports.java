package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLCommandEncoderErrorState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each encoder of a command buffer, for its error. */
final class EncoderReports {
  private static final String KEY = "MTLCommandBufferEncoderInfoErrorKey";

  private final List<@Nullable String> labels = new ArrayList<>();
  private final List<List<String>> signposts = new ArrayList<>();
  private int encoders;

  /** The encoder that executes, from 0; -1 before the first. */
  private int executing;

  void clear() {
    labels.clear();
    signposts.clear();
    encoders = 0;
    executing = -1;
  }

  void begin() {
    encoders++;
    labels.add(null);
    signposts.add(List.of());
  }

  void end(@Nullable String label) {
    labels.set(encoders - 1, label);
  }

  void signpost(String text) {
    List<String> longer = new ArrayList<>(signposts.get(encoders - 1));
    longer.add(text);
    signposts.set(encoders - 1, longer);
  }

  void executeNext() {
    executing++;
  }

  /** Adds one report per encoder to an error. */
  void attachTo(EmbeddedError error, EmbeddedDevice device) {
    List<EmbeddedEncoderInfo> infos = new ArrayList<>();
    for (int i = 0; i < encoders; i++) {
      infos.add(new EmbeddedEncoderInfo(device, labels.get(i), signposts.get(i), state(i)));
    }
    error
        .details()
        .put(
            new EmbeddedString(device.machine(), Owner.OBJECT, KEY),
            new EmbeddedArray(device.machine(), Owner.OBJECT, infos));
  }

  private long state(int encoder) {
    if (executing < 0) {
      return MTLCommandEncoderErrorState.UNKNOWN;
    }
    if (encoder == executing) {
      return MTLCommandEncoderErrorState.FAULTED;
    }
    return encoder < executing
        ? MTLCommandEncoderErrorState.COMPLETED
        : MTLCommandEncoderErrorState.PENDING;
  }
}

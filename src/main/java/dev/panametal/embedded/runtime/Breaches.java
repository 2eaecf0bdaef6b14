package dev.panametal.embedded.runtime;

import dev.panametal.objc.MetalRuleViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Broken rules that were found on a thread of the device, where nobody is to whom to throw them.
 * The next message of a thread of the program throws the first of them, and the device throws them
 * again when it is released last.
 */
public final class Breaches {
  private final List<MetalRuleViolation> kept = new ArrayList<>();

  /** What the next message throws; read at every message. */
  private volatile @Nullable MetalRuleViolation pending;

  /** Keeps a breach. */
  public synchronized void keep(MetalRuleViolation breach) {
    kept.add(breach);
    if (pending == null) {
      pending = breach;
    }
  }

  /** Throws what was kept since the last throw, unless this is a thread of the device. */
  void throwPending() {
    if (pending != null && !(Thread.currentThread() instanceof DeviceThread)) {
      throwFirst();
    }
  }

  private synchronized void throwFirst() {
    MetalRuleViolation first = pending;
    pending = null;
    if (first != null) {
      throw new MetalRuleViolation(
          "Found earlier on a thread of the device: " + first.getMessage(), first);
    }
  }

  /** Hands over all that was kept, and forgets it. */
  public synchronized List<MetalRuleViolation> takeAll() {
    List<MetalRuleViolation> all = List.copyOf(kept);
    kept.clear();
    pending = null;
    return all;
  }
}

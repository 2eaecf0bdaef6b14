package dev.panametal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a stream awaits and signals. Guarded by the stream's lock.
 *
 * <p>Metal's documentation says that a wait pauses the passes after it in its own command buffer,
 * and nothing of later command buffers of the queue. So every batch that is opened repeats the
 * waits that are not over.
 */
final class StreamEvents {
  private final EventOrder order;
  private final MetalStream stream;
  private final int index;

  /** The greatest value of each event that the stream was told to await. */
  private final Map<MetalEvent, Long> awaited = new WeakHashMap<>();

  /**
   * What is not known to be over, or is over because the work that it was for failed. Holds a
   * reference to each event: it may be closed meanwhile.
   */
  private final List<EventWait> waits = new ArrayList<>();

  StreamEvents(EventOrder order, MetalStream stream, int index) {
    this.order = order;
    this.stream = stream;
    this.index = index;
  }

  /** Encodes a wait into the open batch. Needs an autorelease pool. */
  void await(BatchRecorder recorder, MetalEvent event, long value) {
    Batch batch = recorder.batch();
    use(event, batch);
    order.addWait(stream, batch.serial, event, value);
    EventWait wait = new EventWait(event, value);
    event.noteAwait(value);
    recorder.encodeWait(wait);
    batch.commands++;
    event.acquire();
    waits.add(wait);
    awaited.merge(event, value, Math::max);
  }

  /** Encodes a signal into the open batch, which is to be committed then. Needs a pool. */
  void signal(BatchRecorder recorder, MetalEvent event, long value) {
    Batch batch = recorder.batch();
    use(event, batch);
    order.addSignal(stream, batch.serial, event, value);
    EventSignal signal;
    try {
      signal = event.ask(stream, batch, value, awaited.getOrDefault(event, 0L));
    } catch (MetalArgumentException refused) {
      order.dropSignal(stream, event);
      throw refused;
    }
    recorder.encodeSignal(signal);
    batch.commands++;
  }

  private void use(MetalEvent event, Batch batch) {
    event.uses().set(index, batch.serial);
    // After the note: a close() that does not see it is one that is seen here.
    event.checkOpen();
  }

  /** Whether the stream awaits something that is not known to have come about. */
  boolean isAwaiting() {
    return !waits.isEmpty();
  }

  /** A batch was opened. Needs a pool. */
  void repeatWaits(BatchRecorder recorder) {
    for (int i = waits.size() - 1; i >= 0; i--) {
      EventWait wait = waits.get(i);
      Batch batch = recorder.batch();
      if (wait.event().valueWhileHeld() < wait.value()) {
        wait.event().uses().set(index, batch.serial);
        recorder.encodeWait(wait);
      } else if (wait.event().failureOf(wait.value()) != null) {
        batch.noteWait(wait);
      } else {
        waits.remove(i).event().giveBack();
      }
    }
  }

  /**
   * Before the host waits for this stream.
   *
   * @throws MetalDeadlockException if it waits for an event that nobody can signal any more
   */
  void requireProgress() {
    order.requireProgress(stream);
  }

  /**
   * Before this stream is closed or reset, which waits for it.
   *
   * @return whether it waited for an event that nobody can signal any more
   */
  boolean letGo() {
    return order.letGo(stream);
  }

  /** What was awaited is of no concern any more. */
  void forget() {
    waits.forEach(wait -> wait.event().giveBack());
    waits.clear();
    awaited.clear();
  }
}

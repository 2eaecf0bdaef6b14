package dev.panametal.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What the bytes of the buffers must be if everything is done at once, and which of them a fault
 * leaves undefined.
 */
final class Model {
  private final List<byte[]> buffers = new ArrayList<>();

  /** Streams whose work since their faults were asked for has gone into a buffer. */
  private final List<BitSet> atRisk = new ArrayList<>();

  private final BitSet undefined = new BitSet();
  private final BitSet armed = new BitSet();
  private final BitSet doomed = new BitSet();
  private final int[] epochs;

  Model(int streams, List<Scenario.Memory> memory) {
    epochs = new int[streams];
    for (Scenario.Memory each : memory) {
      buffers.add(new byte[each.bytes()]);
      atRisk.add(new BitSet());
    }
  }

  byte[] bytes(int buffer) {
    return buffers.get(buffer);
  }

  /** Whether a fault has left the bytes of a buffer undefined. */
  boolean isUndefined(int buffer) {
    return undefined.get(buffer);
  }

  /** Whether a stream has a fault, known to it or not. */
  boolean isDoomed(int stream) {
    return doomed.get(stream);
  }

  /** Whether a fault is asked for on a stream. */
  boolean isArmed(int stream) {
    return armed.get(stream);
  }

  /** Changes whenever a stream becomes doomed. */
  int epoch(int stream) {
    return epochs[stream];
  }

  /** A buffer was made anew. */
  void zero(int buffer) {
    Arrays.fill(bytes(buffer), (byte) 0);
    undefined.clear(buffer);
    atRisk.get(buffer).clear();
  }

  void write(int stream, int buffer, int offset, byte[] source) {
    System.arraycopy(source, 0, bytes(buffer), offset, source.length);
    wrote(stream, buffer);
  }

  void add(int stream, int buffer, int value) {
    ByteBuffer ints = ints(buffer);
    for (int i = 0; i < ints.capacity(); i += Integer.BYTES) {
      ints.putInt(i, ints.getInt(i) + value);
    }
    wrote(stream, buffer);
    if (armed.get(stream)) {
      armed.clear(stream);
      doom(stream);
    }
  }

  void mix(int stream, int from, int to) {
    ByteBuffer source = ints(from);
    ByteBuffer target = ints(to);
    for (int i = 0; i < Math.min(source.capacity(), target.capacity()); i += Integer.BYTES) {
      target.putInt(i, 31 * target.getInt(i) + source.getInt(i));
    }
    read(from, to);
    wrote(stream, to);
  }

  void copy(int stream, int from, int fromOffset, int to, int toOffset, int size) {
    System.arraycopy(bytes(from), fromOffset, bytes(to), toOffset, size);
    read(from, to);
    wrote(stream, to);
  }

  void fill(int stream, int buffer, int offset, int size, byte value) {
    Arrays.fill(bytes(buffer), offset, offset + size, value);
    wrote(stream, buffer);
  }

  /** The next add on a stream that has nothing pending fails. */
  void arm(int stream) {
    armed.set(stream);
    atRisk.forEach(risks -> risks.clear(stream));
  }

  /** A stream waits for another: it shares its fault. */
  void follows(int stream, int predecessor) {
    if (doomed.get(predecessor) && !doomed.get(stream)) {
      doom(stream);
    }
  }

  private void doom(int stream) {
    doomed.set(stream);
    epochs[stream]++;
    for (int buffer = 0; buffer < buffers.size(); buffer++) {
      if (atRisk.get(buffer).get(stream)) {
        undefined.set(buffer);
      }
    }
  }

  /** All streams were reset or have nothing pending; the undefined buffers were written anew. */
  void recovered() {
    doomed.clear();
    armed.clear();
    undefined.clear();
    atRisk.forEach(BitSet::clear);
  }

  private void read(int from, int to) {
    if (undefined.get(from)) {
      undefined.set(to);
    }
    atRisk.get(to).or(atRisk.get(from));
  }

  private void wrote(int stream, int buffer) {
    // Whether a batch that fails had begun, and what it shares a command buffer with, is open.
    atRisk.get(buffer).set(stream);
    if (doomed.get(stream)) {
      undefined.set(buffer);
    }
  }

  /** A stream has nothing pending: a later fault cannot undo what it wrote. */
  void settled(int stream) {
    if (!doomed.get(stream) && !armed.get(stream)) {
      atRisk.forEach(risks -> risks.clear(stream));
    }
  }

  private ByteBuffer ints(int buffer) {
    return ByteBuffer.wrap(bytes(buffer)).order(ByteOrder.LITTLE_ENDIAN);
  }
}

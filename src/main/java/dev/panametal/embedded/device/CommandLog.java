package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Owner;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was encoded into a command buffer: commands as numbers in one array, and what they refer to.
 * Addresses are those of buffers, which do not move; a command buffer that holds its references
 * keeps them valid. Used again, so that encoding allocates nothing once the arrays have grown.
 */
final class CommandLog {
  /** A command: its kind, and how many numbers follow. */
  static final int DISPATCH = 1;

  static final int COPY = 2;
  static final int FILL = 3;

  /** An encoder began; what follows belongs to it. */
  static final int ENCODER = 4;

  /** A dispatch whose threadgroups are counted in memory; numbers as for a dispatch. */
  static final int DISPATCH_INDIRECT = 7;

  /** What {@code MTLDispatchThreadgroupsIndirectArguments} takes: three 32-bit counts. */
  static final int INDIRECT_BYTES = 12;

  static final int SIGNAL = 5;
  static final int WAIT = 6;

  private final InlineBytes inlineBytes = new InlineBytes();
  private long[] words = new long[256];
  private int size;

  /** Pipelines and events, which commands name by their number here. */
  private @Nullable EmbeddedObject[] objects = new EmbeddedObject[16];

  private int objectCount;

  private @Nullable EmbeddedBuffer[] buffers = new EmbeddedBuffer[16];
  private int bufferCount;

  private boolean retained;

  /** Begins a new log. */
  void begin(boolean retainedReferences) {
    retained = retainedReferences;
  }

  InlineBytes inlineBytes() {
    return inlineBytes;
  }

  /** Notes that commands use a buffer. */
  void use(EmbeddedBuffer buffer, long commandBuffer) {
    if (!buffer.isNewTo(commandBuffer)) {
      return;
    }
    if (retained) {
      buffer.retain(Owner.OBJECT);
    }
    buffer.use().encode();
    if (bufferCount == buffers.length) {
      buffers = Arrays.copyOf(buffers, 2 * bufferCount);
    }
    buffers[bufferCount++] = buffer;
  }

  /** Notes that commands use a pipeline or an event; gives the number by which they name it. */
  @SuppressWarnings("ReferenceEquality") // strings are equal by their text; here it is identity
  int use(EmbeddedObject object) {
    if (objectCount > 0 && objects[objectCount - 1] == object) {
      return objectCount - 1;
    }
    if (retained) {
      object.retain(Owner.OBJECT);
    }
    if (objectCount == objects.length) {
      objects = Arrays.copyOf(objects, 2 * objectCount);
    }
    objects[objectCount] = object;
    return objectCount++;
  }

  void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  int size() {
    return size;
  }

  long word(int position) {
    return words[position];
  }

  EmbeddedComputePipeline pipeline(long number) {
    return (EmbeddedComputePipeline) object((int) number);
  }

  EmbeddedEvent event(long number) {
    return (EmbeddedEvent) object((int) number);
  }

  /** The numbers that a dispatch of a kernel with such arguments takes: see the compute encoder. */
  static int dispatchWords(List<MslArgument> arguments) {
    return 8 + 2 * arguments.size();
  }

  void commit() {
    for (int i = 0; i < bufferCount; i++) {
      buffer(i).use().commit();
    }
  }

  /**
   * Makes sure that everything lives through the execution, where the program promised to see to
   * that itself.
   *
   * @return what does not live any more, or null
   */
  @Nullable String acquire() {
    if (retained) {
      return null;
    }
    for (int i = 0; i < bufferCount; i++) {
      if (!buffer(i).tryRetain(Owner.OBJECT)) {
        String dead = buffer(i).describe();
        releaseBuffers(i);
        return dead;
      }
    }
    for (int i = 0; i < objectCount; i++) {
      if (!object(i).tryRetain(Owner.OBJECT)) {
        String dead = object(i).describe();
        releaseObjects(i);
        releaseBuffers(bufferCount);
        return dead;
      }
    }
    retained = true;
    return null;
  }

  /** The work is done: buffers are no longer in flight. */
  void complete() {
    for (int i = 0; i < bufferCount; i++) {
      buffer(i).use().complete();
    }
  }

  /** Forgets everything and gives references back. */
  void clear() {
    for (int i = 0; i < bufferCount; i++) {
      buffer(i).use().forget();
    }
    if (retained) {
      releaseBuffers(bufferCount);
      releaseObjects(objectCount);
    }
    Arrays.fill(buffers, 0, bufferCount, null);
    Arrays.fill(objects, 0, objectCount, null);
    bufferCount = 0;
    objectCount = 0;
    size = 0;
    inlineBytes.clear();
  }

  void free() {
    inlineBytes.free();
  }

  private void releaseBuffers(int count) {
    for (int i = 0; i < count; i++) {
      buffer(i).release(Owner.OBJECT);
    }
  }

  private void releaseObjects(int count) {
    for (int i = 0; i < count; i++) {
      object(i).release(Owner.OBJECT);
    }
  }

  private EmbeddedObject object(int number) {
    EmbeddedObject object = objects[number];
    if (object == null) {
      throw new AssertionError("no object %d".formatted(number));
    }
    return object;
  }

  private EmbeddedBuffer buffer(int index) {
    EmbeddedBuffer buffer = buffers[index];
    if (buffer == null) {
      throw new AssertionError("no buffer %d".formatted(index));
    }
    return buffer;
  }
}

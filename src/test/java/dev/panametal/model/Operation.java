package dev.panametal.model;

/**
 * Something done to streams and buffers. Streams and buffers are given by number, offsets and sizes
 * in bytes; whatever exceeds what a scenario has is cut to it, so that every operation is possible
 * in every scenario and a sequence can be shrunk one operation at a time.
 */
sealed interface Operation {

  /** Uploads bytes that follow from a seed. */
  record Upload(int stream, int buffer, int offset, int size, int seed) implements Operation {}

  /** Uploads a whole buffer, which gives a versioned one its next version. */
  record UploadWhole(int stream, int buffer, int seed) implements Operation {}

  /** Uploads a whole buffer while the device has no memory for a ring or a version. */
  record UploadWithoutMemory(int stream, int buffer, int seed) implements Operation {}

  /** Launches a kernel that adds a number to every element. */
  record Add(int stream, int buffer, int value) implements Operation {}

  /** Launches a kernel that mixes every element of one buffer into another. */
  record Mix(int stream, int from, int to) implements Operation {}

  /** Copies between two buffers. */
  record Copy(int stream, int from, int fromOffset, int to, int toOffset, int size)
      implements Operation {}

  /** Fills a range. */
  record Fill(int stream, int buffer, int offset, int size, int value) implements Operation {}

  /** Downloads a range and compares it. */
  record Download(int stream, int buffer, int offset, int size) implements Operation {}

  /** Asks for a range, which is compared later. */
  record DownloadAsync(int stream, int buffer, int offset, int size) implements Operation {}

  /** Commits what is open. */
  record Flush(int stream) implements Operation {}

  /** Waits for a stream. */
  record Synchronize(int stream) implements Operation {}

  /** Closes a buffer, in use or not, and allocates another in its place. */
  record Renew(int buffer) implements Operation {}

  /** Asks for a buffer while the device has no memory for it. */
  record AllocateWithoutMemory(int bytes) implements Operation {}

  /** The next {@link Add} on a stream fails on the GPU. */
  record FailNextAdd(int stream) implements Operation {}

  /** Command buffers are held back until somebody waits for them. */
  record Delay() implements Operation {}

  /** Three batches complete in another order than that of their commits. */
  record CompleteOutOfOrder(int stream, int buffer, int order) implements Operation {}
}

package dev.panametal;

/**
 * When a stream commits its open batch, and how much it may have in flight. Immutable; {@link
 * #defaults()} is what {@link MetalDevice#newStream()} uses, the other presets reproduce how other
 * systems batch.
 *
 * @param name what reports call the policy
 * @param batching what may share a command buffer
 * @param maxDispatches a batch is committed once it holds so many dispatches
 * @param maxInFlight how many batches may be open or uncompleted at once; opening one more waits
 *     for the oldest. Less than {@code queueCapacity}, so that asking the queue for a command
 *     buffer never blocks
 * @param queueCapacity the number of uncompleted command buffers that the queue allows ({@code
 *     newCommandQueueWithMaxCommandBufferCount:})
 * @param freeSynchronizes whether closing a buffer that is in use first waits for the stream, as
 *     TVM does; otherwise its memory is given back later
 * @param uploadPath how uploads reach their buffer
 * @param stagingBytes the size of the staging ring in bytes, a multiple of 256
 * @param stagingSlots how many uploads the staging ring may hold at once
 */
public record BatchPolicy(
    String name,
    Batching batching,
    int maxDispatches,
    int maxInFlight,
    int queueCapacity,
    boolean freeSynchronizes,
    UploadPath uploadPath,
    long stagingBytes,
    int stagingSlots) {

  /** The capacity of a queue made by {@code newCommandQueue}, by Apple's documentation. */
  private static final int DEFAULT_QUEUE_CAPACITY = 64;

  private static final long DEFAULT_STAGING_BYTES = 8L << 20;
  private static final int DEFAULT_STAGING_SLOTS = 1024;

  /**
   * A checked policy.
   *
   * @throws MetalArgumentException if a limit is out of range
   */
  public BatchPolicy {
    require(maxDispatches >= 1, "maxDispatches must be at least 1, but is " + maxDispatches);
    require(
        maxInFlight >= 1 && maxInFlight < queueCapacity,
        "maxInFlight must be at least 1 and less than queueCapacity (%d), but is %d"
            .formatted(queueCapacity, maxInFlight));
    require(
        stagingBytes >= StagingRing.ALIGNMENT && stagingBytes % StagingRing.ALIGNMENT == 0,
        "stagingBytes must be a positive multiple of %d, but is %d"
            .formatted(StagingRing.ALIGNMENT, stagingBytes));
    require(stagingSlots >= 1, "stagingSlots must be at least 1, but is " + stagingSlots);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new MetalArgumentException(message + ".");
    }
  }

  /**
   * Batches everything, with limits that keep the GPU fed and a single command buffer short: at
   * most 256 dispatches a batch and 16 batches in flight.
   *
   * @return the policy of {@link MetalDevice#newStream()}
   */
  public static BatchPolicy defaults() {
    return preset("default", Batching.ALL, 256, 16, false);
  }

  /**
   * What Apache TVM does since its PR #18877: everything in one command buffer until a readback, a
   * synchronize or a free of a buffer commits it.
   *
   * @return the policy
   */
  public static BatchPolicy tvm() {
    return preset("tvm", Batching.ALL, Integer.MAX_VALUE, DEFAULT_QUEUE_CAPACITY - 1, true);
  }

  /**
   * Batches dispatches only: a copy commits the open batch and then has its own command buffer.
   *
   * @return the policy
   */
  public static BatchPolicy computeOnly() {
    return preset(
        "compute-only",
        Batching.COMPUTE_ONLY,
        Integer.MAX_VALUE,
        DEFAULT_QUEUE_CAPACITY - 1,
        false);
  }

  /**
   * One command buffer for each dispatch and each copy, committed at once, without waiting.
   *
   * @return the policy
   */
  public static BatchPolicy unbatched() {
    return preset("unbatched", Batching.NONE, 1, DEFAULT_QUEUE_CAPACITY - 1, false);
  }

  private static BatchPolicy preset(
      String name,
      Batching batching,
      int maxDispatches,
      int maxInFlight,
      boolean freeSynchronizes) {
    return new BatchPolicy(
        name,
        batching,
        maxDispatches,
        maxInFlight,
        DEFAULT_QUEUE_CAPACITY,
        freeSynchronizes,
        UploadPath.AUTO,
        DEFAULT_STAGING_BYTES,
        DEFAULT_STAGING_SLOTS);
  }

  /**
   * This policy with another name.
   *
   * @param newName what reports call it
   * @return the changed policy
   */
  public BatchPolicy named(String newName) {
    return new BatchPolicy(
        newName,
        batching,
        maxDispatches,
        maxInFlight,
        queueCapacity,
        freeSynchronizes,
        uploadPath,
        stagingBytes,
        stagingSlots);
  }

  /**
   * This policy with another number of dispatches a batch.
   *
   * @param dispatches the new limit, at least 1
   * @return the changed policy
   */
  public BatchPolicy withMaxDispatches(int dispatches) {
    return new BatchPolicy(
        name,
        batching,
        dispatches,
        maxInFlight,
        queueCapacity,
        freeSynchronizes,
        uploadPath,
        stagingBytes,
        stagingSlots);
  }

  /**
   * This policy with another bound on batches in flight and a queue to match.
   *
   * @param batches the new bound, at least 1 and less than {@code capacity}
   * @param capacity the capacity of the queue
   * @return the changed policy
   */
  public BatchPolicy withMaxInFlight(int batches, int capacity) {
    return new BatchPolicy(
        name,
        batching,
        maxDispatches,
        batches,
        capacity,
        freeSynchronizes,
        uploadPath,
        stagingBytes,
        stagingSlots);
  }

  /**
   * This policy with another way for uploads.
   *
   * @param path the way
   * @return the changed policy
   */
  public BatchPolicy withUploadPath(UploadPath path) {
    return new BatchPolicy(
        name,
        batching,
        maxDispatches,
        maxInFlight,
        queueCapacity,
        freeSynchronizes,
        path,
        stagingBytes,
        stagingSlots);
  }

  /**
   * This policy with another staging ring.
   *
   * @param bytes its size in bytes, a multiple of 256
   * @param slots how many uploads it may hold at once
   * @return the changed policy
   */
  public BatchPolicy withStaging(long bytes, int slots) {
    return new BatchPolicy(
        name,
        batching,
        maxDispatches,
        maxInFlight,
        queueCapacity,
        freeSynchronizes,
        uploadPath,
        bytes,
        slots);
  }
}

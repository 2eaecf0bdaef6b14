package dev.panametal;

import java.time.Duration;
import java.util.List;

/**
 * When a stream commits its open batch, how much it may have in flight, and how bytes reach the
 * GPU. Immutable and thread-safe.
 *
 * <p>A policy is one of the presets, a preset with changes ({@link #toBuilder()}), or what the
 * system properties ask for ({@link #configured}): {@code panametal.policy} names a preset, and
 * {@code panametal.policy.SETTING} changes one setting of it, where SETTING is the name of a method
 * of {@link Builder}.
 *
 * @param name what reports call the policy
 * @param batching what may share a command buffer
 * @param limits when an open batch is committed
 * @param queue how many command buffers there may be at once
 * @param uploads how uploads reach their buffer
 * @param faults what is found out about command buffers that fail
 * @param freeSynchronizes whether closing a buffer that is in use first waits for the stream, as
 *     TVM does; otherwise its memory is given back later
 */
public record BatchPolicy(
    String name,
    Batching batching,
    BatchLimits limits,
    QueueLimits queue,
    UploadOptions uploads,
    FaultOptions faults,
    boolean freeSynchronizes) {

  /**
   * What {@link MetalDevice#newStream()} uses unless a system property says otherwise: batches
   * everything, with limits that keep the GPU fed and a single command buffer short. At most 256
   * dispatches a batch, the first one after idleness committed after 64, 16 command buffers in
   * flight.
   *
   * @return the policy
   */
  public static BatchPolicy defaults() {
    return PolicyPresets.defaults();
  }

  /**
   * Short batches, so that the GPU begins early and a result comes soon: at most 64 dispatches, the
   * first one after idleness committed after 16, and batches steered towards 2 ms of GPU time.
   *
   * @return the policy
   */
  public static BatchPolicy latency() {
    return PolicyPresets.latency();
  }

  /**
   * Long batches, for the least cost of a dispatch: at most 4096 dispatches, the first one after
   * idleness committed after 64, and batches steered towards 8 ms of GPU time.
   *
   * @return the policy
   */
  public static BatchPolicy throughput() {
    return PolicyPresets.throughput();
  }

  /**
   * What Apache TVM does since its PR #18877: everything in one command buffer until a readback, a
   * synchronize or a free of a buffer commits it; every upload through staging memory and a blit.
   *
   * @return the policy
   */
  public static BatchPolicy tvm() {
    return PolicyPresets.tvm();
  }

  /**
   * What MLX does: a batch is committed once it holds more dispatches, or uses more mebibytes of
   * distinct buffers, than the table of its GPU class allows: 20 and 40 for a phone's, 40 and 40
   * for a base or Pro chip's, 50 and 50 for a Max's or an Ultra's. The class is the last letter of
   * the architecture's name; one that is unknown counts as a base chip's.
   *
   * @param device the device that the stream will be of
   * @return the policy
   */
  public static BatchPolicy mlx(DeviceInfo device) {
    return PolicyPresets.mlx(device);
  }

  /**
   * Batches dispatches only: a copy commits the open batch and then has its own command buffer.
   *
   * @return the policy
   */
  public static BatchPolicy computeOnly() {
    return PolicyPresets.computeOnly();
  }

  /**
   * One command buffer for each dispatch and each copy, committed at once, without waiting.
   *
   * @return the policy
   */
  public static BatchPolicy unbatched() {
    return PolicyPresets.unbatched();
  }

  /**
   * A preset by its name.
   *
   * @param name one of {@link #presetNames()}
   * @param device the device that the stream will be of
   * @return the policy
   * @throws MetalArgumentException if there is no preset of that name
   */
  public static BatchPolicy preset(String name, DeviceInfo device) {
    return PolicyPresets.named(name, device);
  }

  /**
   * The names of the presets.
   *
   * @return names that {@link #preset} takes
   */
  public static List<String> presetNames() {
    return PolicyPresets.names();
  }

  /**
   * What the system properties {@code panametal.policy} and {@code panametal.policy.SETTING} ask
   * for; {@link #defaults()} where there are none. They are read each time.
   *
   * @param device the device that the stream will be of
   * @return the policy
   * @throws MetalArgumentException if one of them has a value that it cannot have, or an unknown
   *     name; the message names it
   */
  public static BatchPolicy configured(DeviceInfo device) {
    return PolicyProperties.read(System.getProperties(), device);
  }

  /**
   * A builder that begins with this policy's settings.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Changes settings of a policy, one at a time. What a setting means, the record that holds it
   * says: {@link BatchPolicy}, {@link BatchLimits}, {@link QueueLimits}, {@link UploadOptions},
   * {@link FaultOptions}. Not thread-safe.
   */
  public static final class Builder {
    private String name;
    private Batching batching;
    private boolean freeSynchronizes;

    private int maxDispatches;
    private long maxBytes;
    private int firstDispatches;
    private Duration targetGpuTime;
    private Duration maxGpuTime;

    private int maxInFlight;
    private int queueCapacity;

    private UploadPath uploadPath;
    private long stagingBytes;
    private int stagingSlots;

    private FaultDetail faultDetail;
    private boolean submissionStacks;
    private boolean diagnosis;

    private Builder(BatchPolicy from) {
      name = from.name;
      batching = from.batching;
      freeSynchronizes = from.freeSynchronizes;
      maxDispatches = from.limits.maxDispatches();
      maxBytes = from.limits.maxBytes();
      firstDispatches = from.limits.firstDispatches();
      targetGpuTime = from.limits.targetGpuTime();
      maxGpuTime = from.limits.maxGpuTime();
      maxInFlight = from.queue.maxInFlight();
      queueCapacity = from.queue.queueCapacity();
      uploadPath = from.uploads.uploadPath();
      stagingBytes = from.uploads.stagingBytes();
      stagingSlots = from.uploads.stagingSlots();
      faultDetail = from.faults.faultDetail();
      submissionStacks = from.faults.submissionStacks();
      diagnosis = from.faults.diagnosis();
    }

    /**
     * The policy.
     *
     * @return the settings as they are now
     * @throws MetalArgumentException if a setting is out of its bounds
     */
    public BatchPolicy build() {
      return new BatchPolicy(
          name,
          batching,
          new BatchLimits(maxDispatches, maxBytes, firstDispatches, targetGpuTime, maxGpuTime),
          new QueueLimits(maxInFlight, queueCapacity),
          new UploadOptions(uploadPath, stagingBytes, stagingSlots),
          new FaultOptions(faultDetail, submissionStacks, diagnosis),
          freeSynchronizes);
    }

    /**
     * Sets the name.
     *
     * @param newName what reports call the policy
     * @return this builder
     */
    public Builder name(String newName) {
      name = newName;
      return this;
    }

    /**
     * Sets what may share a command buffer.
     *
     * @param what that
     * @return this builder
     */
    public Builder batching(Batching what) {
      batching = what;
      return this;
    }

    /**
     * Sets whether closing a buffer that is in use waits.
     *
     * @param waits whether it does
     * @return this builder
     */
    public Builder freeSynchronizes(boolean waits) {
      freeSynchronizes = waits;
      return this;
    }

    /**
     * Sets after how many dispatches a batch is committed.
     *
     * @param dispatches how many, at least 1; {@link BatchLimits#UNLIMITED} for no limit
     * @return this builder
     */
    public Builder maxDispatches(int dispatches) {
      maxDispatches = dispatches;
      return this;
    }

    /**
     * Sets after how many bytes of distinct buffers a batch is committed.
     *
     * @param bytes how many, at least 1; {@link Long#MAX_VALUE} for no limit
     * @return this builder
     */
    public Builder maxBytes(long bytes) {
      maxBytes = bytes;
      return this;
    }

    /**
     * Sets after how many dispatches the first batch after idleness is committed.
     *
     * @param dispatches how many, at least 1; {@link BatchLimits#UNLIMITED} for no early commit
     * @return this builder
     */
    public Builder firstDispatches(int dispatches) {
      firstDispatches = dispatches;
      return this;
    }

    /**
     * Sets the GPU time towards which the size of batches is steered.
     *
     * @param time of one batch; {@link Duration#ZERO} for no steering
     * @return this builder
     */
    public Builder targetGpuTime(Duration time) {
      targetGpuTime = time;
      return this;
    }

    /**
     * Sets the GPU time that a steered batch must never be expected to exceed.
     *
     * @param time of one batch, at least the target
     * @return this builder
     */
    public Builder maxGpuTime(Duration time) {
      maxGpuTime = time;
      return this;
    }

    /**
     * Sets how many command buffers may be open or in flight.
     *
     * @param commandBuffers how many, at least 1 and less than {@link #queueCapacity}
     * @return this builder
     */
    public Builder maxInFlight(int commandBuffers) {
      maxInFlight = commandBuffers;
      return this;
    }

    /**
     * Sets the capacity of the command queue.
     *
     * @param commandBuffers how many uncompleted command buffers it allows
     * @return this builder
     */
    public Builder queueCapacity(int commandBuffers) {
      queueCapacity = commandBuffers;
      return this;
    }

    /**
     * Sets how uploads reach their buffer.
     *
     * @param path the way
     * @return this builder
     */
    public Builder uploadPath(UploadPath path) {
      uploadPath = path;
      return this;
    }

    /**
     * Sets the size of the staging ring.
     *
     * @param bytes its size in bytes, a positive multiple of 256
     * @return this builder
     */
    public Builder stagingBytes(long bytes) {
      stagingBytes = bytes;
      return this;
    }

    /**
     * Sets how many uploads the staging ring may hold at once.
     *
     * @param uploads how many, at least 1
     * @return this builder
     */
    public Builder stagingSlots(int uploads) {
      stagingSlots = uploads;
      return this;
    }

    /**
     * Sets how exactly a fault names what failed.
     *
     * @param detail how exactly
     * @return this builder
     */
    public Builder faultDetail(FaultDetail detail) {
      faultDetail = detail;
      return this;
    }

    /**
     * Sets whether a fault has as its cause where its batch was committed.
     *
     * @param taken whether stack traces are taken for that
     * @return this builder
     */
    public Builder submissionStacks(boolean taken) {
      submissionStacks = taken;
      return this;
    }

    /**
     * Sets whether a batch that fails is run again one command at a time, to name the culprit.
     *
     * @param runsAgain whether it is
     * @return this builder
     */
    public Builder diagnosis(boolean runsAgain) {
      diagnosis = runsAgain;
      return this;
    }
  }
}

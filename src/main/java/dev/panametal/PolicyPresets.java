package dev.panametal;

import java.time.Duration;
import java.util.List;

/** The presets of {@link BatchPolicy}, and where their figures come from. */
final class PolicyPresets {
  private static final String DEFAULT = "default";
  private static final String LATENCY = "latency";
  private static final String THROUGHPUT = "throughput";
  private static final String TVM = "tvm";
  private static final String MLX = "mlx";
  private static final String COMPUTE_ONLY = "compute-only";
  private static final String UNBATCHED = "unbatched";

  /** The capacity of a queue made by {@code newCommandQueue}, by Apple's documentation. */
  private static final int QUEUE_CAPACITY = 64;

  private static final int MOST_IN_FLIGHT = QUEUE_CAPACITY - 1;
  private static final long STAGING_BYTES = 8L << 20;
  private static final int STAGING_SLOTS = 1024;

  /** How many nodes llama.cpp's main thread encodes and commits before the others. */
  private static final int FIRST_DISPATCHES = 64;

  /** A third of the "few hundred milliseconds" after which the driver kills (gfx-rs/wgpu#9328). */
  private static final Duration MAX_GPU_TIME = Duration.ofMillis(100);

  private static final String APPLE_GPU = "applegpu_";

  private static final BatchPolicy UNLIMITED =
      new BatchPolicy(
          "unlimited",
          Batching.ALL,
          new BatchLimits(
              BatchLimits.UNLIMITED,
              Long.MAX_VALUE,
              BatchLimits.UNLIMITED,
              Duration.ZERO,
              MAX_GPU_TIME),
          new QueueLimits(MOST_IN_FLIGHT, QUEUE_CAPACITY),
          new UploadOptions(UploadPath.AUTO, STAGING_BYTES, STAGING_SLOTS),
          FaultOptions.NONE,
          false);

  private PolicyPresets() {}

  static List<String> names() {
    return List.of(DEFAULT, LATENCY, THROUGHPUT, TVM, MLX, COMPUTE_ONLY, UNBATCHED);
  }

  static BatchPolicy named(String name, DeviceInfo device) {
    return switch (name) {
      case DEFAULT -> defaults();
      case LATENCY -> latency();
      case THROUGHPUT -> throughput();
      case TVM -> tvm();
      case MLX -> mlx(device);
      case COMPUTE_ONLY -> computeOnly();
      case UNBATCHED -> unbatched();
      default ->
          throw new MetalArgumentException(
              "There is no policy named '%s'; there is: %s."
                  .formatted(name, String.join(", ", names())));
    };
  }

  static BatchPolicy defaults() {
    return unlimited(DEFAULT)
        .maxDispatches(256)
        .firstDispatches(FIRST_DISPATCHES)
        .maxInFlight(16)
        .build();
  }

  static BatchPolicy latency() {
    return unlimited(LATENCY)
        .maxDispatches(64)
        .firstDispatches(16)
        .targetGpuTime(Duration.ofMillis(2))
        .maxInFlight(16)
        .build();
  }

  static BatchPolicy throughput() {
    return unlimited(THROUGHPUT)
        .maxDispatches(4096)
        .firstDispatches(FIRST_DISPATCHES)
        .targetGpuTime(Duration.ofMillis(8))
        .maxInFlight(16)
        .build();
  }

  static BatchPolicy tvm() {
    return unlimited(TVM).uploadPath(UploadPath.STAGED).freeSynchronizes(true).build();
  }

  /** MLX commits when a count is beyond its limit; ours is committed when it is reached. */
  static BatchPolicy mlx(DeviceInfo device) {
    int dispatches = 40;
    int mebibytes = 40;
    String architecture = device.architecture();
    if (architecture.startsWith(APPLE_GPU)) {
      switch (architecture.charAt(architecture.length() - 1)) {
        case 'p' -> dispatches = 20;
        case 's', 'd' -> {
          dispatches = 50;
          mebibytes = 50;
        }
        default -> {
          // g, a base or Pro chip, and what MLX does not know either
        }
      }
    }
    return unlimited(MLX).maxDispatches(dispatches + 1).maxBytes((mebibytes + 1L) << 20).build();
  }

  static BatchPolicy computeOnly() {
    return unlimited(COMPUTE_ONLY)
        .batching(Batching.COMPUTE_ONLY)
        .uploadPath(UploadPath.STAGED)
        .build();
  }

  static BatchPolicy unbatched() {
    return unlimited(UNBATCHED)
        .batching(Batching.NONE)
        .maxDispatches(1)
        .uploadPath(UploadPath.STAGED)
        .build();
  }

  private static BatchPolicy.Builder unlimited(String name) {
    return UNLIMITED.toBuilder().name(name);
  }

  /** Refuses a setting. */
  static void require(boolean holds, String message) {
    if (!holds) {
      throw new MetalArgumentException(message);
    }
  }
}

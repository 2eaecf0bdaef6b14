package dev.panametal;

import dev.panametal.metal.MTLLibrary;
import dev.panametal.objc.Owned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiled source text ({@code MTLLibrary}). Thread-safe; it belongs to its device and is released
 * with it.
 */
public final class MetalLibrary {
  private final MetalDevice device;
  private final String label;
  private final Owned<MTLLibrary> object;
  private final List<String> kernels;
  private final Map<String, MetalKernel> pipelines = new HashMap<>();

  MetalLibrary(MetalDevice device, String label, Owned<MTLLibrary> object, List<String> kernels) {
    this.device = device;
    this.label = label;
    this.object = object;
    this.kernels = kernels.stream().sorted().toList();
  }

  /**
   * The kernels of the library ({@code functionNames}).
   *
   * @return their names, sorted
   */
  public List<String> kernels() {
    return kernels;
  }

  /**
   * A kernel, ready to launch. The first call for a name builds its pipeline, which takes from
   * milliseconds to seconds; later ones return the same kernel ({@code newFunctionWithName:},
   * {@code newComputePipelineStateWithFunction:options:reflection:error:}).
   *
   * @param name its name in the source
   * @return the kernel
   * @throws MetalCompileException if the library has no kernel of that name, or no pipeline can be
   *     made of it
   * @throws MetalClosedException if the device is closed
   */
  public MetalKernel kernel(String name) {
    device.checkOpen();
    if (!kernels.contains(name)) {
      throw new MetalCompileException(
          "The library '%s' has no kernel '%s'; it has %s."
              .formatted(label, name, kernels.isEmpty() ? "none" : String.join(", ", kernels)));
    }
    synchronized (pipelines) {
      MetalKernel kernel = pipelines.get(name);
      if (kernel == null) {
        kernel = KernelBuilder.build(device, object.get(), label, name);
        pipelines.put(name, kernel);
      }
      return kernel;
    }
  }

  /** Needs an autorelease pool. */
  void release() {
    synchronized (pipelines) {
      pipelines.values().forEach(MetalKernel::release);
      pipelines.clear();
    }
    object.close();
  }

  @Override
  public String toString() {
    return "MetalLibrary[%s, kernels %s]".formatted(label, kernels);
  }
}

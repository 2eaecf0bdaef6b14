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
  private final Map<Specialization, MetalKernel> pipelines = new HashMap<>();

  private record Specialization(String kernel, FunctionConstants constants) {}

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
    return kernel(name, FunctionConstants.none());
  }

  /**
   * A kernel with values for the function constants that it uses, ready to launch. Every set of
   * values has a pipeline of its own, built by the first call ({@code
   * newFunctionWithName:constantValues:error:}, {@code
   * newComputePipelineStateWithFunction:options:reflection:error:}).
   *
   * @param name its name in the source
   * @param constants the values; those of constants that the kernel does not use change nothing
   * @return the kernel
   * @throws MetalCompileException if the library has no kernel of that name, if a value that the
   *     kernel needs is missing or of another type, or if no pipeline can be made of it
   * @throws MetalClosedException if the device is closed
   */
  public MetalKernel kernel(String name, FunctionConstants constants) {
    device.checkOpen();
    if (!kernels.contains(name)) {
      throw new MetalCompileException(
          "The library '%s' has no kernel '%s'; it has %s."
              .formatted(label, name, kernels.isEmpty() ? "none" : String.join(", ", kernels)));
    }
    synchronized (pipelines) {
      Specialization wanted = new Specialization(name, constants);
      MetalKernel kernel = pipelines.get(wanted);
      if (kernel == null) {
        kernel = KernelBuilder.build(device, object.get(), label, name, constants);
        pipelines.put(wanted, kernel);
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

package dev.panametal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBinding;
import dev.panametal.metal.MTLBindingAccess;
import dev.panametal.metal.MTLBindingType;
import dev.panametal.metal.MTLBufferBinding;
import dev.panametal.metal.MTLComputePipelineReflection;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLDataType;
import dev.panametal.metal.MTLFunction;
import dev.panametal.metal.MTLFunctionConstantValues;
import dev.panametal.metal.MTLLibrary;
import dev.panametal.metal.MTLPipelineOption;
import dev.panametal.metal.MTLThreadgroupBinding;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes kernels of the functions of a library. */
final class KernelBuilder {
  private KernelBuilder() {}

  /** The names of a library's functions. Needs an autorelease pool. */
  static List<String> functionNames(MTLLibrary library) {
    return Arrays.stream(ObjCArrays.toJava(library.functionNames().id()))
        .mapToObj(ObjCStrings::toJava)
        .toList();
  }

  /**
   * Builds the pipeline of a function ({@code
   * newComputePipelineStateWithFunction:options:reflection:error:}) and reads its arguments.
   */
  static MetalKernel build(
      MetalDevice device,
      MTLLibrary library,
      String label,
      String name,
      FunctionConstants constants) {
    long pool = AutoreleasePool.push();
    try (Arena arena = Arena.ofConfined();
        Owned<MTLFunction> function = function(library, label, name, constants)) {
      MemorySegment reflection = arena.allocate(JAVA_LONG);
      Owned<MTLComputePipelineState> pipeline =
          device
              .view()
              .newComputePipelineStateWithFunction(
                  function.get(),
                  MTLPipelineOption.BINDING_INFO | MTLPipelineOption.BUFFER_TYPE_INFO,
                  reflection);
      long reflected =
          ObjC.nonNil(reflection.get(JAVA_LONG, 0), "the reflection of kernel '" + name + "'");
      return new MetalKernel(
          device, name, pipeline, arguments(MTLComputePipelineReflection.of(reflected)));
    } catch (ObjCErrorException e) {
      throw new MetalCompileException(
          "No pipeline could be built of kernel '%s' of '%s'".formatted(name, label), e.error(), e);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private static Owned<MTLFunction> function(
      MTLLibrary library, String label, String name, FunctionConstants constants) {
    long text = ObjCStrings.newString(name);
    try {
      if (!constants.isEmpty()) {
        try (Owned<MTLFunctionConstantValues> values = constants.toMetal()) {
          return library.newFunctionWithName(NSString.of(text), values.get());
        }
      }
      Owned<MTLFunction> function = library.newFunctionWithName(NSString.of(text));
      if (function == null) {
        throw new MetalCompileException(
            "The library '%s' lists a kernel '%s' but does not give it.".formatted(label, name));
      }
      return function;
    } finally {
      ObjCFunctions.release(text);
    }
  }

  private static List<KernelArgument> arguments(MTLComputePipelineReflection reflection) {
    return Arrays.stream(ObjCArrays.toJava(reflection.bindings().id()))
        .mapToObj(KernelBuilder::argument)
        .filter(argument -> argument != null)
        .sorted(Comparator.comparing(KernelArgument::kind).thenComparingInt(KernelArgument::index))
        .toList();
  }

  private static @Nullable KernelArgument argument(long id) {
    MTLBinding binding = MTLBinding.of(id);
    if (!binding.isArgument()) {
      return null;
    }
    String name = ObjCStrings.toJava(binding.name().id());
    int index = (int) binding.index();
    boolean readOnly = binding.access() == MTLBindingAccess.READ_ONLY;
    if (binding.type() == MTLBindingType.BUFFER) {
      MTLBufferBinding buffer = MTLBufferBinding.of(id);
      return new KernelArgument(
          name,
          index,
          KernelArgument.Kind.BUFFER,
          buffer.bufferDataType(),
          buffer.bufferDataSize(),
          buffer.bufferAlignment(),
          readOnly);
    }
    if (binding.type() == MTLBindingType.THREADGROUP_MEMORY) {
      MTLThreadgroupBinding memory = MTLThreadgroupBinding.of(id);
      return new KernelArgument(
          name,
          index,
          KernelArgument.Kind.THREADGROUP_MEMORY,
          MTLDataType.NONE,
          memory.threadgroupMemoryDataSize(),
          memory.threadgroupMemoryAlignment(),
          readOnly);
    }
    throw new MetalCompileException(
        "Argument %d '%s' is neither a buffer nor threadgroup memory; textures, samplers and tables are"
                .formatted(index, name)
            + " not supported.");
  }
}

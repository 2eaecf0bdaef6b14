package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslCompileException;
import dev.panametal.embedded.msl.MslCompiler;
import dev.panametal.embedded.msl.MslOptions;
import dev.panametal.embedded.msl.toolchain.ToolchainException;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.metal.MTLLibraryError;
import org.jspecify.annotations.Nullable;

/** From source to library to pipeline, with {@code NSError} where it fails. */
final class PipelineFactory {
  private final MslCompiler compiler = MslCompiler.create();
  private final EmbeddedDevice device;
  private final ObjCMachine machine;

  PipelineFactory(EmbeddedDevice device) {
    this.device = device;
    this.machine = device.machine();
  }

  long newLibrary(long source, long options, long error) {
    String message = "newLibraryWithSource:options:error:";
    String text = machine.argument(source, EmbeddedString.class, message).text();
    CompileOptions given = machine.argumentOrNull(options, CompileOptions.class, message);
    String unsupported = given == null ? null : given.unsupported();
    if (unsupported != null) {
      return fail(
          error,
          MTLLibraryError.UNSUPPORTED,
          "error: the embedded device does not support " + unsupported);
    }
    try {
      MslOptions mslOptions = given == null ? MslOptions.defaults() : given.toMsl();
      return new EmbeddedLibrary(device, compiler.compile(text, mslOptions)).id();
    } catch (MslCompileException e) {
      return fail(error, MTLLibraryError.COMPILE_FAILURE, e.diagnostics());
    } catch (IllegalArgumentException e) {
      return fail(error, MTLLibraryError.COMPILE_FAILURE, "error: " + e.getMessage());
    } catch (ToolchainException e) {
      return fail(error, MTLLibraryError.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  long newPipeline(long function, long reflection, long error) {
    EmbeddedFunction given =
        machine.argument(
            function, EmbeddedFunction.class, "newComputePipelineStateWithFunction:error:");
    return build(given, null, reflection, error);
  }

  long newPipelineWithDescriptor(long descriptor, long reflection, long error) {
    String message = "newComputePipelineStateWithDescriptor:options:reflection:error:";
    ComputePipelineDescriptor given =
        machine.argument(descriptor, ComputePipelineDescriptor.class, message);
    EmbeddedFunction function = given.function();
    if (function == null) {
      throw machine.violation(message + " the descriptor's computeFunction must not be nil");
    }
    return build(function, given, reflection, error);
  }

  private long build(
      EmbeddedFunction function,
      @Nullable ComputePipelineDescriptor descriptor,
      long reflection,
      long error) {
    try {
      EmbeddedComputePipeline pipeline = newPipeline(function, descriptor);
      if (reflection != 0) {
        NativeMemory.ALL.set(JAVA_LONG, reflection, pipeline.pipelineReflection().autoreleased());
      }
      return pipeline.id();
    } catch (MslCompileException e) {
      return fail(error, MTLLibraryError.COMPILE_FAILURE, e.diagnostics());
    } catch (ToolchainException e) {
      return fail(error, MTLLibraryError.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  private EmbeddedComputePipeline newPipeline(
      EmbeddedFunction function, @Nullable ComputePipelineDescriptor descriptor) {
    long maxThreads = function.maxTotalThreadsPerThreadgroup();
    if (descriptor == null) {
      return new EmbeddedComputePipeline(
          device, function.kernelName(), function.build(), false, maxThreads);
    }
    long asked = descriptor.maxTotalThreadsPerThreadgroup();
    EmbeddedComputePipeline pipeline =
        new EmbeddedComputePipeline(
            device,
            function.kernelName(),
            function.build(),
            ObjCBool.isTrue(descriptor.threadGroupSizeIsMultipleOfThreadExecutionWidth()),
            asked == 0 ? maxThreads : Math.min(asked, maxThreads));
    if (descriptor.labelText() != null) {
      pipeline.label(descriptor.labelText());
    }
    return pipeline;
  }

  private long fail(long error, long code, String description) {
    EmbeddedError.store(machine, error, EmbeddedLibrary.ERROR_DOMAIN, code, description);
    return 0;
  }
}

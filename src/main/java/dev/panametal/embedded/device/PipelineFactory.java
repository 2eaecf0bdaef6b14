package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.kernel.KernelCompileException;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import org.jspecify.annotations.Nullable;

/** From source to library to pipeline, with {@code NSError} where it fails. */
final class PipelineFactory {
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
    try {
      return new EmbeddedLibrary(
              device, device.compiler().compile(text, CompileOptions.of(given)))
          .id();
    } catch (KernelCompileException e) {
      return fail(error, MetalConstants.LIBRARY_COMPILE_FAILURE, e);
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
      EmbeddedComputePipeline pipeline =
          new EmbeddedComputePipeline(
              device,
              function.kernelName(),
              function.build(),
              descriptor != null
                  && ObjCBool.isTrue(descriptor.threadGroupSizeIsMultipleOfThreadExecutionWidth()),
              descriptor == null ? 0 : descriptor.maxTotalThreadsPerThreadgroup());
      if (descriptor != null && descriptor.labelText() != null) {
        pipeline.label(descriptor.labelText());
      }
      if (reflection != 0) {
        NativeMemory.ALL.set(
            JAVA_LONG, reflection, pipeline.pipelineReflection().autoreleased());
      }
      return pipeline.id();
    } catch (KernelCompileException e) {
      return fail(error, MetalConstants.LIBRARY_INTERNAL, e);
    }
  }

  private long fail(long error, long code, KernelCompileException e) {
    EmbeddedError.store(
        machine, error, EmbeddedLibrary.ERROR_DOMAIN, code, String.valueOf(e.getMessage()));
    return 0;
  }
}

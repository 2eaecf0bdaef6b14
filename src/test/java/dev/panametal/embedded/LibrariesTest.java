package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.panametal.foundation.NSMutableDictionary;
import dev.panametal.metal.MTLBindingAccess;
import dev.panametal.metal.MTLBindingType;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLBufferBinding;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCompileOptions;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineReflection;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLDataType;
import dev.panametal.metal.MTLFunction;
import dev.panametal.metal.MTLFunctionConstantValues;
import dev.panametal.metal.MTLLanguageVersion;
import dev.panametal.metal.MTLLibrary;
import dev.panametal.metal.MTLLibraryError;
import dev.panametal.metal.MTLPipelineOption;
import dev.panametal.metal.MTLThreadgroupBinding;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** From source to pipeline: names, errors, macros, constants, reflection. */
class LibrariesTest extends EmbeddedTest {
  private static final String SCALE =
      """
      #include <metal_stdlib>
      using namespace metal;
      constant float factor [[function_constant(0)]];
      kernel void scale(device float *v [[buffer(0)]], uint i [[thread_position_in_grid]]) {
        v[i] = v[i] * factor + OFFSET;
      }
      """;

  private MTLLibrary library(String source) {
    return own(device().newLibraryWithSource(string(source), null));
  }

  private MTLFunction function(MTLLibrary library, String name) {
    return own(library.newFunctionWithName(string(name)));
  }

  @Test
  void aLibraryNamesItsFunctions() {
    long names = library(KERNELS).functionNames().id();

    assertThat(Arrays.stream(ObjCArrays.toJava(names)).mapToObj(ObjCStrings::toJava))
        .containsExactly("saxpy", "add_one", "with_scratch");
  }

  @Test
  void aFunctionThatIsNotThereIsNil() {
    assertThat(library(KERNELS).newFunctionWithName(string("sgemm"))).isNull();
  }

  @Test
  void aCompileErrorComesWithTheCompilersWords() {
    ObjCErrorException failure =
        catchThrowableOfType(
            ObjCErrorException.class,
            () ->
                device()
                    .newLibraryWithSource(
                        string(
                            """
                            #include <metal_stdlib>
                            kernel void broken(device float *x [[buffer(0)]]) { x[0] = y; }
                            """),
                        null));

    assertThat(failure.error().domain()).isEqualTo("MTLLibraryErrorDomain");
    assertThat(failure.error().code()).isEqualTo(MTLLibraryError.COMPILE_FAILURE);
    assertThat(failure.error().description())
        .contains("program_source:2:60: error: use of undeclared identifier 'y'");
  }

  @Test
  void whatTheDeviceDoesNotHaveIsSaidAtCompileTime() {
    MTLCompileOptions options = own(MTLCompileOptions.create());
    options.setEnableLogging(true);

    ObjCErrorException failure =
        catchThrowableOfType(
            ObjCErrorException.class,
            () -> device().newLibraryWithSource(string(KERNELS), options));

    assertThat(failure.error().code()).isEqualTo(MTLLibraryError.UNSUPPORTED);
    assertThat(failure.error().description())
        .isEqualTo("error: the embedded device does not support logging in shaders");
  }

  @Test
  void theLanguageVersionIsOneThatMetalHas() {
    MTLCompileOptions options = own(MTLCompileOptions.create());
    options.setLanguageVersion(MTLLanguageVersion.VERSION_2_4);
    String source = "static_assert(__METAL_VERSION__ == 240);\nkernel void k(device int *x) {}\n";
    assertThat(own(device().newLibraryWithSource(string(source), options))).isNotNull();

    options.setLanguageVersion(5 << 16 | 1);
    ObjCErrorException failure =
        catchThrowableOfType(
            ObjCErrorException.class, () -> device().newLibraryWithSource(string(source), options));
    assertThat(failure.error().description())
        .isEqualTo(
            "error: the embedded device does not support version 5.1 of Metal Shading Language");
  }

  @Test
  void macrosAndConstantsReachTheKernel() {
    MTLCompileOptions options = own(MTLCompileOptions.create());
    var macros = own(NSMutableDictionary.create());
    macros.setObjectForKey(string("1.5f"), string("OFFSET"));
    options.setPreprocessorMacros(macros);
    MTLLibrary library = own(device().newLibraryWithSource(string(SCALE), options));
    MTLFunctionConstantValues values = own(MTLFunctionConstantValues.create());
    try (Arena arena = Arena.ofConfined()) {
      values.setConstantValue(arena.allocateFrom(JAVA_FLOAT, 3f), MTLDataType.FLOAT, 0L);
    }
    MTLFunction scale = own(library.newFunctionWithName(string("scale"), values));
    MTLBuffer buffer = sharedBuffer(16);
    contents(buffer).setAtIndex(JAVA_FLOAT, 2, 2f);

    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(own(device().newComputePipelineStateWithFunction(scale)));
    encoder.setBuffer(buffer, 0, 0);
    encoder.dispatchThreads(size(4, 1, 1), size(4, 1, 1));
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(contents(buffer).getAtIndex(JAVA_FLOAT, 2)).isEqualTo(7.5f);
  }

  @Test
  void aMissingConstantIsToldWhenThePipelineIsMade() {
    MTLFunction scale = function(library(SCALE.replace("OFFSET", "0.0f")), "scale");

    ObjCErrorException failure =
        catchThrowableOfType(
            ObjCErrorException.class, () -> device().newComputePipelineStateWithFunction(scale));

    assertThat(failure.error().description()).contains("factor");
  }

  @Test
  void aMissingFunctionWithConstantsIsAnError() {
    MTLFunctionConstantValues values = own(MTLFunctionConstantValues.create());

    ObjCErrorException failure =
        catchThrowableOfType(
            ObjCErrorException.class,
            () -> library(KERNELS).newFunctionWithName(string("sgemm"), values));

    assertThat(failure.error().code()).isEqualTo(MTLLibraryError.FUNCTION_NOT_FOUND);
  }

  @Test
  void aFunctionTellsItsConstants() {
    MTLFunction scale = function(library(SCALE.replace("OFFSET", "0.0f")), "scale");
    long constant =
        LongMessages.send(
            scale.functionConstantsDictionary().id(),
            ObjCRuntime.current().selector("objectForKey:"),
            string("factor").id());

    assertThat(LongMessages.send(constant, ObjCRuntime.current().selector("type")))
        .isEqualTo(MTLDataType.FLOAT);
  }

  @Test
  void reflectionTellsWhatAKernelTakes() {
    MTLFunction scratch = function(library(KERNELS), "with_scratch");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment reflection = arena.allocate(JAVA_LONG);
      MTLComputePipelineState pipeline =
          own(
              device()
                  .newComputePipelineStateWithFunction(
                      scratch, MTLPipelineOption.BINDING_INFO, reflection));
      long[] bindings =
          ObjCArrays.toJava(
              MTLComputePipelineReflection.of(reflection.get(JAVA_LONG, 0)).bindings().id());

      assertThat(bindings).hasSize(2);
      MTLBufferBinding values = MTLBufferBinding.of(bindings[0]);
      assertThat(ObjCStrings.toJava(values.name().id())).isEqualTo("values");
      assertThat(values.type()).isEqualTo(MTLBindingType.BUFFER);
      assertThat(values.access()).isEqualTo(MTLBindingAccess.READ_WRITE);
      assertThat(values.bufferDataType()).isEqualTo(MTLDataType.FLOAT);
      assertThat(values.bufferDataSize()).isEqualTo(4);
      MTLThreadgroupBinding memory = MTLThreadgroupBinding.of(bindings[1]);
      assertThat(memory.type()).isEqualTo(MTLBindingType.THREADGROUP_MEMORY);
      assertThat(memory.index()).isZero();
      assertThat(memory.threadgroupMemoryDataSize()).isEqualTo(4);
      assertThat(pipeline.threadExecutionWidth()).isEqualTo(32);
      assertThat(pipeline.maxTotalThreadsPerThreadgroup()).isEqualTo(1024);
    }
  }
}

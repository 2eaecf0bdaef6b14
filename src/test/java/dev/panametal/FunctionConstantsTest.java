package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.metal.MTLDataType;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** A kernel is built for the values that its function constants are given. */
class FunctionConstantsTest extends MetalTest {
  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;
      constant int factor [[function_constant(0)]];
      constant bool negate [[function_constant(1)]];
      constant uint start [[function_constant(2)]];
      constant half scale [[function_constant(3)]];
      constant float2 pair [[function_constant(4)]];
      constant int choice [[function_constant(5)]];
      constant ushort mask [[function_constant(6)]];
      constant short shift [[function_constant(7)]];
      constant float add [[function_constant(8)]];
      constant int chosen = is_function_constant_defined(choice) ? choice : 42;

      kernel void scaled(device int *out, uint i [[thread_position_in_grid]]) {
        out[i] = (negate ? -1 : 1) * factor * int(i + start);
      }
      kernel void others(device float *out) {
        out[0] = scale; out[1] = pair.y; out[2] = mask; out[3] = shift; out[4] = add;
      }
      kernel void defaulted(device int *out) { out[0] = chosen; }
      """;

  private static final FunctionConstants SCALED =
      FunctionConstants.none()
          .with("factor", ConstantValue.i32(3))
          .with("negate", ConstantValue.bool(true))
          .with(2, ConstantValue.u32(10));

  @Test
  void givesConstantsTheirValuesByNameAndByIndex() {
    MetalKernel kernel = device.compile(SOURCE).kernel("scaled", SCALED);

    assertThat(run(kernel, 3)).containsExactly(-30, -33, -36);
  }

  @Test
  void everyTypeArrivesAsItWasGiven() {
    MemorySegment pair = MemorySegment.ofArray(new float[] {1.5f, 2.5f});
    FunctionConstants constants =
        FunctionConstants.none()
            .with("scale", ConstantValue.f16(0.5f))
            .with("pair", ConstantValue.of(MTLDataType.FLOAT2, pair))
            .with("mask", ConstantValue.u16((short) -1))
            .with("shift", ConstantValue.i16((short) -2))
            .with("add", ConstantValue.f32(0.1f));
    MetalKernel kernel = device.compile(SOURCE).kernel("others", constants);

    float[] out = new float[5];
    try (var stream = device.newStream();
        var buffer = device.allocate(20)) {
      stream.call(kernel).buffer(0, buffer).threads(1);
      stream.download(buffer, 0, MemorySegment.ofArray(out));
    }
    assertThat(out).containsExactly(0.5f, 2.5f, 65535, -2, 0.1f);
  }

  @Test
  void aConstantThatMayBeLeftOutCanBe() {
    MetalLibrary library = device.compile(SOURCE);

    assertThat(run(library.kernel("defaulted"), 1)).containsExactly(42);
    assertThat(
            run(
                library.kernel(
                    "defaulted", FunctionConstants.none().with("choice", ConstantValue.i32(7))),
                1))
        .containsExactly(7);
  }

  @Test
  void equalValuesGiveTheSameKernel() {
    MetalLibrary library = device.compile(SOURCE);
    MetalKernel kernel = library.kernel("scaled", SCALED);
    FunctionConstants others = SCALED.with("factor", ConstantValue.i32(4));

    assertThat(library.kernel("scaled", others.with("factor", ConstantValue.i32(3))))
        .isSameAs(kernel);
    assertThat(library.kernel("scaled", others)).isNotSameAs(kernel);
  }

  @Test
  void aMissingValueIsNamed() {
    MetalLibrary library = device.compile(SOURCE);

    assertThatThrownBy(() -> library.kernel("scaled"))
        .isInstanceOf(MetalCompileException.class)
        .hasMessageContaining("needs a value for the function constant");
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    MetalLibrary library = device.compile(SOURCE);
    FunctionConstants wrong = SCALED.with("factor", ConstantValue.f32(3));

    assertThatThrownBy(() -> library.kernel("scaled", wrong))
        .isInstanceOf(MetalCompileException.class)
        .hasMessageContaining("function constant 'factor' (index 0) is of MTLDataType 29");
  }

  @Test
  void anIndexThatNoConstantCanHaveIsRefused() {
    FunctionConstants none = FunctionConstants.none();

    assertThatThrownBy(() -> none.with(65536, ConstantValue.bool(true)))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("A function constant has an index from 0 to 65535, not 65536.");
  }

  private int[] run(MetalKernel kernel, int threads) {
    int[] out = new int[threads];
    try (var stream = device.newStream();
        var buffer = device.allocate(4L * threads)) {
      stream.call(kernel).buffer(0, buffer).threads(threads);
      stream.download(buffer, 0, MemorySegment.ofArray(out));
    }
    return out;
  }
}

package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Function constants get their values when a kernel is built. */
class FunctionConstantsTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;
          #define BASE 10
          constant int factor [[function_constant(0)]];
          constant bool negate [[function_constant(1)]];
          constant half offset [[function_constant(BASE + 2)]];
          constant float2 pair [[function_constant(3)]];
          constant int doubled = factor * 2;
          constant int limit = is_function_constant_defined(factor) ? factor : 7;

          kernel void scaled(device int *out, uint i [[thread_position_in_grid]]) {
            int value = int(i) * factor;
            out[i] = negate ? -value : value;
          }
          kernel void defaulted(device int *out) { out[0] = limit; }
          kernel void derived(device int *out) { out[0] = doubled; }
          kernel void others(device int *out) {
            out[0] = int(float(offset) * 2.0f);
            out[1] = int(pair.y);
          }
          """);

  @Test
  void areListedWithTheirTypes() {
    assertThat(RUNNER.function("scaled").functionConstants())
        .containsExactly(
            new MslFunctionConstant("factor", 0, 29, false),
            new MslFunctionConstant("negate", 1, 53, true),
            new MslFunctionConstant("offset", 12, 16, true),
            new MslFunctionConstant("pair", 3, 4, true));
  }

  @Test
  void setAKernelsValues() {
    assertThat(scaled(Map.of(0, MslConstant.of(3), 1, MslConstant.of(false)))).isEqualTo(6);
    assertThat(scaled(Map.of(0, MslConstant.of(5), 1, MslConstant.of(true)))).isEqualTo(-10);
  }

  @Test
  void ofOtherTypesComeFromMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8);
      memory.set(ValueLayout.JAVA_FLOAT, 4, 21.0f);
      memory.set(ValueLayout.JAVA_SHORT, 0, Float.floatToFloat16(1.5f));
      Map<Integer, MslConstant> constants =
          Map.of(12, MslConstant.fromMemory(16, memory), 3, MslConstant.fromMemory(4, memory));

      int[] out = run("others", constants, 2);

      assertThat(out).containsExactly(3, 21);
    }
  }

  @Test
  void mayBeLeftOutWhereTheKernelAsks() {
    assertThat(run("defaulted", Map.of(), 1)).containsExactly(7);
    assertThat(run("defaulted", Map.of(0, MslConstant.of(4)), 1)).containsExactly(4);
  }

  @Test
  void areNeededWhereAKernelUsesThem() {
    assertThatThrownBy(() -> RUNNER.function("scaled").build(Map.of(0, MslConstant.of(2))))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("needs a value for the function constant 'negate' (index 1)");
  }

  @Test
  void areNeededThroughAVariableToo() {
    assertThat(run("derived", Map.of(0, MslConstant.of(4)), 1)).containsExactly(8);
    assertThatThrownBy(() -> RUNNER.function("derived").build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("needs a value for the function constant 'factor' (index 0)");
  }

  @Test
  void mustHaveTheirType() {
    assertThatThrownBy(() ->
            RUNNER
                .function("scaled")
                .build(Map.of(0, MslConstant.of(2.0f), 1, MslConstant.of(true))))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("'factor' (index 0) is of MTLDataType 29, but its value is of 3");
  }

  private static int scaled(Map<Integer, MslConstant> constants) {
    return run("scaled", constants, 3)[2];
  }

  private static int[] run(String kernel, Map<Integer, MslConstant> constants, int count) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, count);
      RUNNER.run(kernel, constants, d -> d.buffer(0, out).threads(count, 1, 1, count, 1, 1));
      return out.toArray(ValueLayout.JAVA_INT);
    }
  }
}

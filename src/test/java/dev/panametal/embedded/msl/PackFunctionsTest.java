package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Pack and unpack functions: normalized integers side by side in a word. */
class PackFunctionsTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          kernel void pack(device uint *out) {
            out[0] = pack_float_to_unorm4x8(float4(0, 1, 0.5, 2));
            out[1] = pack_float_to_snorm4x8(float4(0, 1, -1, -0.5));
            out[2] = pack_half_to_unorm2x16(half2(1, 0));
            out[3] = pack_float_to_snorm2x16(float2(-3, 1));
            out[4] = pack_float_to_unorm10a2(float4(1, 0, 1, 1));
            out[5] = pack_float_to_unorm565(float3(1, 0, 1));
            out[6] = pack_float_to_srgb_unorm4x8(float4(0, 1, 0.5, 0.5));
            out[7] = pack_float_to_unorm4x8(float4(NAN));
          }
          kernel void unpack(device float *out) {
            float4 bytes = unpack_unorm4x8_to_float(0xff008033u);
            out[0] = bytes.x; out[1] = bytes.y; out[2] = bytes.z; out[3] = bytes.w;
            float4 signs = unpack_snorm4x8_to_float(0x8081007fu);
            out[4] = signs.x; out[5] = signs.y; out[6] = signs.z; out[7] = signs.w;
            half2 words = unpack_snorm2x16_to_half(0x80017fffu);
            out[8] = words.x; out[9] = words.y;
            float4 ten = unpack_unorm10a2_to_float(0xc00003ffu);
            out[10] = ten.x; out[11] = ten.y; out[12] = ten.w;
            out[13] = unpack_unorm565_to_float(ushort(0x001f)).x;
            float4 linear = unpack_unorm4x8_srgb_to_float(0x80ff00bcu);
            out[14] = linear.x; out[15] = linear.z; out[16] = linear.w;
          }
          kernel void there_and_back(device int *out) {
            int wrong = 0;
            for (uint i = 0; i < 256; ++i) {
              uint word = i | (255 - i) << 8 | (i ^ 85) << 16 | (i * 7 & 255) << 24;
              wrong += pack_float_to_unorm4x8(unpack_unorm4x8_to_float(word)) != word;
              wrong += pack_float_to_srgb_unorm4x8(unpack_unorm4x8_srgb_to_float(word)) != word;
              wrong += pack_half_to_unorm4x8(unpack_unorm4x8_to_half(word)) != word;
              wrong += pack_float_to_unorm2x16(unpack_unorm2x16_to_float(word)) != word;
              wrong += pack_float_to_unorm10a2(unpack_unorm10a2_to_float(word)) != word;
            }
            out[0] = wrong;
          }
          """);

  @Test
  void packToNearestAndInsideTheRange() {
    assertThat(RUNNER.ints("pack", 8, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(
            0xff80ff00, // 0.5 * 255 = 127.5, to even
            0xc0817f00,
            0x0000ffff,
            0x7fff8001,
            0xfff003ff,
            0xf81f,
            0x80bcff00,
            0);
  }

  @Test
  void unpackToNormalizedValues() {
    float[] out = RUNNER.floats("unpack", 17);

    assertThat(out)
        .containsExactly(
            new float[] {
              51 / 255f, 128 / 255f, 0, 1, 1, 0, -1, -1, 1, -1, 1, 0, 1, 1, 0.502886f, 1, 0.50196f
            },
            within(1e-3f));
  }

  @Test
  void packUndoesUnpack() {
    assertThat(RUNNER.ints("there_and_back", 1, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(0);
  }
}

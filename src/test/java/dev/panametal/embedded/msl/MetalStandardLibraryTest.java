package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The shim computes what the Metal Shading Language Specification says of its library. */
class MetalStandardLibraryTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
                #include <metal_stdlib>
                using namespace metal;

                kernel void swizzles(device float *out) {
                  float4 v = float4(1, 2, 3, 4);
                  v.xy = v.yx;
                  v.zw += v.x;
                  float3 three = v.bgr;
                  float2 two(three.zy);
                  device float4 *wide = (device float4 *) out;
                  wide[0] = v;
                  wide[1] = float4(two, three.xx);
                  v[1] = 9;
                  wide[2] = v.xyxy * 2;
                }

                kernel void vectors(device float *out) {
                  int4 a(7, -8, 9, 10);
                  int4 b = a / 2 + (a & 3);
                  out[0] = b.x; out[1] = b.y; out[2] = b.z; out[3] = b.w;
                  bool4 larger = a > int4(8);
                  out[4] = larger.z; out[5] = any(larger); out[6] = all(larger);
                  out[7] = select(1.0f, 2.0f, a.x == 7);
                  out[8] = select(float2(1), float2(2), bool2(true, false)).x;
                  out[9] = dot(float3(1, 2, 3), float3(4, 5, 6));
                  out[10] = cross(float3(1, 0, 0), float3(0, 1, 0)).z;
                  out[11] = length(float2(3, 4));
                  out[12] = normalize(float3(0, 0, 5)).z;
                  out[13] = float(uchar4(300).x);
                  out[14] = float2(int2(3, -4)).y;
                  out[15] = sizeof(float3) + sizeof(packed_float3);
                }

                kernel void numbers(device float *out) {
                  half h = 1.0h / 3.0h;
                  out[0] = h;
                  bfloat b = bfloat(3.14159265f);
                  out[1] = b;
                  out[2] = b + bfloat(1);
                  out[3] = float(bfloat4(1.5f).y * bfloat4(2).y);
                  out[4] = 0.1 + 0.2;
                  out[5] = sizeof(0.1);
                  out[6] = as_type<float>(0x40490fdb);
                  out[7] = as_type<ushort>(half(1));
                  out[8] = half(65504) + half(65504);
                  out[9] = numeric_limits<half>::max();
                  out[10] = numeric_limits<float>::infinity();
                  out[11] = numeric_limits<bfloat>::epsilon();
                  out[12] = numeric_limits<uint>::max() == 0xffffffffu;
                  out[13] = isnan(NAN) && !isnan(INFINITY) && isinf(-INFINITY);
                  out[14] = M_PI_F;
                  out[15] = HALF_MAX;
                }

                kernel void functions(device float *out) {
                  out[0] = exp(1.0f); out[1] = precise::exp2(3.0f); out[2] = fast::log(M_E_F);
                  out[3] = rsqrt(4.0f); out[4] = pow(2.0f, 10.0f); out[5] = tanh(0.5f);
                  out[6] = fma(2.0f, 3.0f, 4.0f); out[7] = clamp(5, 0, 3); out[8] = mix(2.0f, 4.0f, 0.25f);
                  out[9] = saturate(1.5f); out[10] = sign(-3.0f); out[11] = smoothstep(0.0f, 1.0f, 0.5f);
                  out[12] = fract(2.75f); out[13] = min(3, -1) + max(2.5f, 1.0f);
                  out[14] = abs(-2); out[15] = round(2.5f); out[16] = rint(2.5f); out[17] = trunc(-1.5f);
                  out[18] = fmod(7.5f, 2.0f); out[19] = atan2(1.0f, 1.0f); out[20] = sqrt(float2(16, 9)).y;
                  out[21] = max3(1, 3, 2) + median3(5, 1, 3); out[22] = powr(float2(2), 3.0f).x;
                  float whole; out[23] = modf(3.25f, whole) + whole * 10;
                  float cosine; out[24] = sincos(0.0f, cosine) + cosine;
                  int exponent; out[25] = frexp(8.0f, exponent) * 100 + exponent;
                  out[26] = ldexp(0.5f, 4); out[27] = float(exp(half(0))); out[28] = step(2.0f, 1.0f);
                  out[29] = exp10(2.0f); out[30] = cospi(1.0f); out[31] = copysign(2.0f, -1.0f);
                }

                kernel void integers(device int *out) {
                  out[0] = popcount(255u); out[1] = clz(1u); out[2] = ctz(8); out[3] = clz(short(1));
                  out[4] = reverse_bits(1u) == 0x80000000u; out[5] = rotate(0x80000001u, 1u);
                  out[6] = mulhi(0x40000000u, 8u); out[7] = addsat(uchar(250), uchar(10));
                  out[8] = subsat(5u, 7u); out[9] = addsat(INT_MIN, -1) == INT_MIN;
                  out[10] = absdiff(-3, 4); out[11] = hadd(6, 9); out[12] = rhadd(6, 9);
                  out[13] = extract_bits(0xf0u, 4, 4); out[14] = extract_bits(0xf0, 4, 4);
                  out[15] = insert_bits(0u, 0xffu, 8, 4); out[16] = mad24(3, 4, 5);
                  out[17] = madsat(INT_MAX, 2, 1) == INT_MAX; out[18] = popcount(uint4(3)).w;
                }

                kernel void matrices(device float *out) {
                  float2x2 a = float2x2(float2(1, 2), float2(3, 4));
                  float2x2 b(1, 0, 0, 2);
                  float2x2 c = a * b;
                  out[0] = c[0][0]; out[1] = c[0][1]; out[2] = c[1][0]; out[3] = c[1][1];
                  float2 v = a * float2(1, 1);
                  out[4] = v.x; out[5] = v.y;
                  out[6] = transpose(a)[0][1];
                  out[7] = determinant(a);
                  out[8] = determinant(float3x3(2.0f));
                  out[9] = (float2(1, 1) * a).x;
                  float4x4 identity(1.0f);
                  out[10] = identity[2][2] + identity[2][1];
                  out[11] = determinant(float4x4(2.0f));
                }

                kernel void packed(device packed_float3 *out) {
                  packed_float3 p(1, 2, 3);
                  out[0] = p * 2.0f + float3(p);
                  out[1] = float3(7);
                  out[1].y = 8;
                }

                kernel void count(device atomic_int *sum, device atomic_uint *bits,
                                  device atomic_float *real, device atomic_int *largest,
                                  uint i [[thread_position_in_grid]]) {
                  atomic_fetch_add_explicit(sum, 2, memory_order_relaxed);
                  atomic_fetch_or_explicit(bits, 1u << (i % 8), memory_order_relaxed);
                  atomic_fetch_add_explicit(real, 0.5f, memory_order_relaxed);
                  atomic_fetch_max_explicit(largest, int(i), memory_order_relaxed);
                }

                kernel void exchange(device atomic_int *x) {
                  int expected = 0;
                  while (!atomic_compare_exchange_weak_explicit(
                      x, &expected, 5, memory_order_relaxed, memory_order_relaxed)) {
                    expected = 0;
                  }
                  atomic_store_explicit(x + 1, atomic_exchange_explicit(x, 6, memory_order_relaxed),
                                        memory_order_relaxed);
                }

                kernel void bfloats(device float *out) {
            bfloat b = bfloat(2.5f);
            out[0] = b > 0 ? b : 0; out[1] = int(b); out[2] = half(b); out[3] = b * 2.0f;
            out[4] = b == bfloat(2.5f); out[5] = !b; out[6] = -b; b += 1; out[7] = b;
            bfloat3 v = bfloat3(b, 1, bfloat(half(4.0h)));
            v.xz = v.zx * bfloat(2);
            out[8] = v.x; out[9] = v.z; out[10] = max(v.x, v.y);
            out[11] = exp(bfloat(0)) + sqrt(bfloat(4));
          }

          template <typename T> enable_if_t<is_integral_v<T>, int> kind(T) { return 1; }
                template <typename T> enable_if_t<is_floating_point_v<T>, int> kind(T) { return 2; }
                kernel void traits(device int *out) {
                  out[0] = kind(1u); out[1] = kind(1.0h); out[2] = kind(bfloat(1));
                  out[3] = is_same_v<make_unsigned_t<int>, uint>;
                  out[4] = conditional_t<true, integral_constant<int, 4>, false_type>::value;
                  array<int, 3> values = {7, 8, 9};
                  out[5] = values[1] + int(values.size());
                }
          """);

  @Test
  void swizzlesReadAndWrite() {
    assertThat(RUNNER.floats("swizzles", 12)).containsExactly(2, 1, 5, 6, 2, 1, 5, 5, 4, 18, 4, 18);
  }

  @Test
  void vectorsComputeByComponent() {
    assertThat(RUNNER.floats("vectors", 16))
        .containsExactly(6, -4, 5, 7, 1, 1, 0, 2, 2, 32, 1, 5, 1, 44, -4, 28);
  }

  @Test
  void numbersHaveMetalsTypesAndPrecision() {
    assertThat(RUNNER.floats("numbers", 16))
        .containsExactly(
            0.33325195f,
            3.140625f,
            4.125f,
            3f,
            0.1f + 0.2f,
            4,
            3.1415927f,
            0x3c00,
            Float.POSITIVE_INFINITY,
            65504,
            Float.POSITIVE_INFINITY,
            0.0078125f,
            1,
            1,
            3.1415927f,
            65504);
  }

  @Test
  void bfloatBehavesLikeABuiltInType() {
    assertThat(RUNNER.floats("bfloats", 12))
        .containsExactly(2.5f, 2, 2.5f, 5, 1, 0, -2.5f, 3.5f, 8, 7, 8, 3);
  }

  @Test
  void functionsOfMath() {
    float[] expected = {
      2.7182817f,
      8,
      1,
      0.5f,
      1024,
      0.46211717f,
      10,
      3,
      2.5f,
      1,
      -1,
      0.5f,
      0.75f,
      1.5f,
      2,
      3,
      2,
      -1,
      1.5f,
      0.7853982f,
      3,
      6,
      8,
      30.25f,
      1,
      54,
      8,
      1,
      0,
      100,
      -1,
      -2
    };
    float[] actual = RUNNER.floats("functions", expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("out[%d]", i).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void functionsOfIntegers() {
    assertThat(RUNNER.ints("integers", 19, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(8, 31, 3, 15, 1, 3, 2, 255, 0, 1, 7, 7, 8, 15, -1, 0xf00, 17, 1, 2);
  }

  @Test
  void matricesMultiply() {
    assertThat(RUNNER.floats("matrices", 12)).containsExactly(1, 2, 6, 8, 4, 6, 3, -2, 8, 3, 1, 16);
  }

  @Test
  void packedVectorsLieSideBySide() {
    assertThat(RUNNER.floats("packed", 6)).containsExactly(3, 6, 9, 7, 8, 7);
  }

  @Test
  void atomicsCountEveryThread() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(ValueLayout.JAVA_INT, 4);
      RUNNER.run(
          "count",
          d ->
              d.buffer(0, memory)
                  .buffer(1, memory.asSlice(4))
                  .buffer(2, memory.asSlice(8))
                  .buffer(3, memory.asSlice(12))
                  .threads(1000, 1, 1, 128, 1, 1));

      assertThat(memory.get(ValueLayout.JAVA_INT, 0)).isEqualTo(2000);
      assertThat(memory.get(ValueLayout.JAVA_INT, 4)).isEqualTo(0xff);
      assertThat(memory.get(ValueLayout.JAVA_FLOAT, 8)).isEqualTo(500f);
      assertThat(memory.get(ValueLayout.JAVA_INT, 12)).isEqualTo(999);
    }
  }

  @Test
  void atomicsExchange() {
    assertThat(RUNNER.ints("exchange", 2, d -> d.threads(1, 1, 1, 1, 1, 1))).containsExactly(6, 5);
  }

  @Test
  void typeTraitsChooseOverloads() {
    int[] out = RUNNER.ints("traits", 6, d -> d.threads(1, 1, 1, 1, 1, 1));

    assertThat(Arrays.stream(out).boxed()).containsExactly(1, 2, 2, 1, 4, 11);
  }
}

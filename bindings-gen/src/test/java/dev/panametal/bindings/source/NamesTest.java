package dev.panametal.bindings.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.EnumType.Constant;
import dev.panametal.bindings.api.Kind;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "contents, CONTENTS",
    "setBuffer:offset:atIndex:, SET_BUFFER_OFFSET_AT_INDEX",
    "GPUStartTime, GPU_START_TIME",
    "UTF8String, UTF8_STRING",
    "registryID, REGISTRY_ID",
    "waitUntilSignaledValue:timeoutMS:, WAIT_UNTIL_SIGNALED_VALUE_TIMEOUT_MS",
    "RGBA8Unorm_sRGB, RGBA8_UNORM_SRGB",
    "RGB9E5Float, RGB9_E5_FLOAT",
    "BGR10A2Unorm, BGR10_A2_UNORM",
    "2DMultisampleArray, 2D_MULTISAMPLE_ARRAY",
    "ASTC_4x4_LDR, ASTC_4X4_LDR",
    "PVRTC_RGB_2BPP, PVRTC_RGB_2BPP",
    "Float4x4, FLOAT4X4",
    "MacCatalyst2, MAC_CATALYST2",
    "_macOS_GPUFamily1_v1, MACOS_GPU_FAMILY1_V1",
    "newCaptureScopeWithMTL4CommandQueue:, NEW_CAPTURE_SCOPE_WITH_MTL4_COMMAND_QUEUE"
  })
  void writesConstantsInSnakeCase(String name, String constant) {
    assertThat(Names.constant(name)).isEqualTo(constant);
  }

  @Test
  void canShowThePartsOfASelector() {
    assertThat(Names.constantOfParts("setBuffer:offset:atIndex:"))
        .isEqualTo("SET_BUFFER__OFFSET__AT_INDEX");
  }

  @Test
  void joinsTheWholeSelector() {
    assertThat(Names.fullMethodName("newBufferWithLength:options:"))
        .isEqualTo("newBufferWithLengthOptions");
  }

  @Test
  void avoidsReservedWordsAndUnderscores() {
    assertThat(Names.variable("class")).isEqualTo("classValue");
    assertThat(Names.variable("_impl")).isEqualTo("impl");
    assertThat(Names.variable("index")).isEqualTo("index");
  }

  @Test
  void takesTheNameOfTheEnumerationFromItsConstants() {
    assertThat(names("MTLStorageMode", "MTLStorageModeShared", "MTLStorageModeMemoryless"))
        .containsExactly("SHARED", "MEMORYLESS");
  }

  @Test
  void takesASingularOrAPartOfTheName() {
    assertThat(names("MTLStages", "MTLStageVertex", "MTLStageAll"))
        .containsExactly("VERTEX", "ALL");
    assertThat(names("MTLResourceOptions", "MTLResourceStorageModeShared", "MTLResourceOptionX"))
        .containsExactly("STORAGE_MODE_SHARED", "OPTION_X");
  }

  @Test
  void takesOnlyTheNamespaceWhereNothingElseIsShared() {
    assertThat(names("NSStringCompareOptions", "NSCaseInsensitiveSearch"))
        .containsExactly("CASE_INSENSITIVE_SEARCH");
  }

  @Test
  void putsAWordBeforeADigit() {
    assertThat(names("MTLLanguageVersion", "MTLLanguageVersion3_2")).containsExactly("VERSION_3_2");
    assertThat(names("MTLTextureType", "MTLTextureType2D")).containsExactly("TYPE_2D");
  }

  @Test
  void letsSpellingsOfOneValueShareAName() {
    EnumType type =
        enumType(
            "MTLFeatureSet",
            constant("MTLFeatureSet_TVOS_v1", 30000),
            constant("MTLFeatureSet_tvOS_v1", 30000));

    assertThat(Names.constants(type)).hasSize(1);
    assertThat(Names.constants(type).get("TVOS_V1")).hasSize(2);
  }

  @Test
  void refusesOneNameForTwoValues() {
    EnumType type = enumType("A", constant("A_b", 1), constant("A_B", 2));

    assertThatThrownBy(() -> Names.constants(type))
        .hasMessage("two constants would be called B in Java");
  }

  private static List<String> names(String type, String... constants) {
    Constant[] all = new Constant[constants.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = constant(constants[i], i);
    }
    return List.copyOf(Names.constants(enumType(type, all)).keySet());
  }

  private static Constant constant(String name, long value) {
    return new Constant(name, BigInteger.valueOf(value), null);
  }

  private static EnumType enumType(String name, Constant... constants) {
    return new EnumType(Kind.ENUM, name, "Metal", "NSUInteger", 8, null, List.of(constants));
  }
}

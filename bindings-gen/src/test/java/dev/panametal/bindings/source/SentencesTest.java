package dev.panametal.bindings.source;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.UNSIGNED;
import static dev.panametal.bindings.Sample.classOf;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.object;
import static dev.panametal.bindings.Sample.parameter;
import static dev.panametal.bindings.Sample.protocol;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.TargetEncoding;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a type or a message that nobody has described. */
class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drawPrimitives:vertexStart:vertexCount: | Draws the primitives.",
        "setVertexBuffer:offset:atIndex: | Sets the vertex buffer at the index.",
        "copyFromBuffer:sourceOffset:toTexture:size: | Copies from the buffer to the texture.",
        "waitForFence:beforeStages: | Waits for the fence before the stages.",
        "dispatchThreads: | Dispatches the threads.",
        "memoryBarrierWithScope: | Encodes the memory barrier with the scope.",
        "reset | Resets it."
      })
  void anActionIsSaidByTheWordsOfItsSelector(String selector, String sentence) {
    assertThat(Sentences.about(method(selector, "v@:", NOTHING))).isEqualTo(sentence);
  }

  @Test
  void whatIsMadeIsNew() {
    assertThat(
            Sentences.about(
                method("newIOHandleWithURL:", "@@:@", object("id<A>", Nullability.NONNULL))))
        .isEqualTo("Makes a new IO handle with the URL.");
  }

  @Test
  void aResultIsNamed() {
    assertThat(Sentences.about(method("layerAtIndex:", "Q@:Q", UNSIGNED)))
        .isEqualTo("The layer at the index.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isRasterizationEnabled | Whether rasterization is enabled.",
        "isAliasable | Whether it is aliasable.",
        "areRasterOrderGroupsSupported | Whether raster order groups are supported.",
        "supportsQueryTextureLOD | Whether it supports query texture LOD.",
        "supports32BitMSAA | Whether it supports 32 bit MSAA.",
        "rasterization | Whether the rasterization is on."
      })
  void aTruthIsAsked(String selector, String sentence) {
    Value truth = new Value("BOOL", "_Bool", ValueKind.BOOL, null);

    assertThat(Sentences.about(method(selector, "B@:", truth))).isEqualTo(sentence);
  }

  @Test
  void aPropertyIsReadAndSet() {
    assertThat(Sentences.about(accessor("sampleCount", "getter", UNSIGNED)))
        .isEqualTo("The sample count.");
    assertThat(Sentences.about(accessor("setSampleCount:", "setter", NOTHING)))
        .isEqualTo("Sets the sample count.");
  }

  private static Method accessor(String selector, String accessor, Value returns) {
    return new Method(
        selector,
        false,
        new TargetEncoding("Q@:", "Q@:"),
        returns,
        accessor.equals("setter")
            ? List.of(parameter("sampleCount", "NSUInteger", ValueKind.INTEGER, null))
            : List.of(),
        "sampleCount",
        accessor,
        false,
        false,
        false,
        null,
        null,
        null);
  }

  @Test
  void aTypeIsSaidByTheWordsOfItsName() {
    assertThat(Sentences.about(protocol("MTLIOCommandQueue", List.of())))
        .isEqualTo("An IO command queue.");
    assertThat(Sentences.about(classOf("MTLAttributeDescriptor", "NSObject")))
        .isEqualTo("Describes an attribute to make.");
    assertThat(Sentences.about(classOf("MTLAttributeDescriptorArray", "NSObject")))
        .isEqualTo("Holds an attribute descriptor at each index.");
    assertThat(
            Sentences.about(
                new EnumType(Kind.ENUM, "MTLCullMode", "Metal", "NSUInteger", 8, null, List.of())))
        .isEqualTo("The choices for a cull mode.");
  }
}

package dev.panametal.bindings.facts;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.classOf;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.ofClass;
import static dev.panametal.bindings.Sample.parameter;
import static dev.panametal.bindings.Sample.protocol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  private static final StructType ORIGIN =
      new StructType(Kind.STRUCT, "MTLOrigin", "Metal", "{?=Q}", 8, 8, List.of());
  private static final StructType REGION =
      new StructType(
          Kind.STRUCT,
          "MTLRegion",
          "Metal",
          "{?={?=Q}}",
          8,
          8,
          List.of(new StructType.Field("origin", "MTLOrigin", 0, 8)));
  private static final EnumType USAGE =
      new EnumType(Kind.OPTIONS, "MTLResourceUsage", "Metal", "NSUInteger", 8, null, List.of());
  private static final ObjectType BUFFER = protocol("MTLBuffer", List.of());
  private static final ObjectType ENCODER =
      protocol(
          "MTLEncoder",
          List.of(),
          ofClass(method("go", "v@:", NOTHING)),
          method("go", "v@:", NOTHING),
          method(
              "use:usage:",
              "v@:@Q",
              NOTHING,
              parameter("buffer", "id<MTLBuffer>", ValueKind.OBJECT, Nullability.NONNULL),
              parameter("usage", "MTLResourceUsage", ValueKind.ENUM, null)),
          method(
              "copy:",
              "v@:r^{?={?=Q}}",
              NOTHING,
              parameter("regions", "const MTLRegion *", ValueKind.POINTER, Nullability.NONNULL)));
  private static final Api COMPLETE =
      new Api(
          List.of(
              ORIGIN,
              REGION,
              USAGE,
              BUFFER,
              ENCODER,
              classOf("MTLType", "NSObject"),
              classOf("MTLArrayType", "MTLType"),
              new ObjectType(
                  Kind.CLASS, "NSString", "Foundation", "NSObject", List.of(), null, List.of())));

  @Test
  void keepsOnlyTheMethodsListed() {
    Api api = extract("MTLEncoder", "  go");

    assertThat(api.find(ObjectType.class, "MTLEncoder").orElseThrow().methods())
        .extracting(Method::classMethod)
        .containsExactly(false);
  }

  @Test
  void aPlusMarksAClassMethod() {
    Api api = extract("MTLEncoder", "  +go");

    assertThat(api.find(ObjectType.class, "MTLEncoder").orElseThrow().methods())
        .extracting(Method::classMethod)
        .containsExactly(true);
  }

  @Test
  void keepsTheEnumerationsAndStructuresThatAreMentioned() {
    assertThat(names(extract("MTLEncoder *", "MTLBuffer")))
        .containsExactly("MTLBuffer", "MTLEncoder", "MTLOrigin", "MTLRegion", "MTLResourceUsage");
  }

  @Test
  void anAsteriskBehindAFrameworkTakesAllOfIt() {
    assertThat(names(extract("Metal *"))).hasSize(7).doesNotContain("NSString");
  }

  @Test
  void namesTheObjectTypesThatAreMissing() {
    assertThatThrownBy(() -> extract("MTLEncoder", "  use:usage:"))
        .hasMessage("not in the subset: MTLBuffer (MTLEncoder uses it)");
  }

  @Test
  void namesASuperclassThatIsMissing() {
    assertThatThrownBy(() -> extract("MTLArrayType"))
        .hasMessage("not in the subset: MTLType (MTLArrayType inherits from it)");
  }

  @Test
  void namesWhatTheFactsDoNotHave() {
    assertThatThrownBy(() -> extract("MTLNothing", "MTLEncoder", "  gone:"))
        .hasMessage("not in the facts: MTLEncoder gone:\nnot in the facts: MTLNothing");
  }

  @Test
  void refusesLinesOfNoForm() {
    assertThatThrownBy(() -> Subset.parse(List.of("MTLEncoder go")))
        .hasMessage("not a line of a subset: MTLEncoder go");
    assertThatThrownBy(() -> Subset.parse(List.of("A", "A"))).hasMessage("listed twice: A");
    assertThatThrownBy(() -> Subset.parse(List.of("  go"))).hasMessage("a selector of nothing: go");
  }

  @Test
  void commentsAndEmptyLinesAreLeftOut() {
    assertThat(names(extract("# a comment", "", "MTLBuffer  # another")))
        .containsExactly("MTLBuffer");
  }

  private static Api extract(String... lines) {
    return Extractor.extract(COMPLETE, Subset.parse(List.of(lines)));
  }

  private static List<String> names(Api api) {
    return api.declarations().stream().map(Declaration::name).toList();
  }
}

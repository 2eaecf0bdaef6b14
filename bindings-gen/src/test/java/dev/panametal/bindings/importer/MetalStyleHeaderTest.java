package dev.panametal.bindings.importer;

import static dev.panametal.bindings.api.Nullability.NONNULL;
import static dev.panametal.bindings.api.Nullability.NULLABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.TargetEncoding;
import dev.panametal.bindings.api.ValueKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One header with every construct that the facts contain: what becomes of each. */
class MetalStyleHeaderTest {
  @TempDir private static Path work;

  private static Importer.Result imported = new Importer.Result(new Api(List.of()), List.of());

  @BeforeAll
  static void read() throws IOException {
    Path sdk = work.resolve("sdk");
    TestSdk.copy("macros.h", TestSdk.include(sdk).resolve("macros.h"));
    TestSdk.copy("metal-style/Metal.h", TestSdk.headers(sdk, "Metal").resolve("Metal.h"));
    TestSdk.copy(
        "metal-style/Elsewhere.h", TestSdk.headers(sdk, "Elsewhere").resolve("Elsewhere.h"));
    imported = new Importer(TestClang.find(), work).read(Sdk.in(sdk), List.of("Metal"));
  }

  @Test
  void aPropertyIsItsAccessors() {
    assertThat(method("MTLThing", "length").property()).isEqualTo("length");
    assertThat(method("MTLThing", "length").accessor()).isEqualTo("getter");
    assertThat(method("MTLThing", "isOpaque").property()).isEqualTo("opaque");
    assertThat(method("MTLThing", "setOpaque:").accessor()).isEqualTo("setter");
    assertThat(methods("MTLThing")).extracting(Method::selector).doesNotContain("setLength:");
  }

  @Test
  void aClassPropertyIsReadByAClassMethod() {
    assertThat(method("MTLThing", "limit").classMethod()).isTrue();
  }

  @Test
  void regionsOfAssumedNonNullAndTheirExceptions() {
    assertThat(method("MTLThing", "contents").returns().nullability()).isEqualTo(NONNULL);
    assertThat(method("MTLThing", "label").returns().nullability()).isEqualTo(NULLABLE);
    assertThat(method("MTLThing", "addHandler:").params().getFirst().nullability())
        .isEqualTo(NONNULL);
    assertThat(method("NSArray", "objectAtIndex:").returns().nullability()).isNull();
  }

  @Test
  void aPropertyThatNilResetsTakesNilAndNeverReturnsIt() {
    assertThat(method("MTLThing", "name").returns().nullability()).isEqualTo(NONNULL);
    assertThat(method("MTLThing", "setName:").params().getFirst().nullability())
        .isEqualTo(NULLABLE);
  }

  /** Behind one macro with one attribute clang hides what else is known of the type. */
  @Test
  void aDeprecatedPropertyKeepsItsPromise() {
    assertThat(method("MTLThing", "parts").returns().nullability()).isEqualTo(NONNULL);
    assertThat(method("MTLThing", "parts").returns().type()).isEqualTo("NSArray<id<MTLThing>> *");
    assertThat(method("MTLThing", "parts").macos())
        .isEqualTo(new Availability("10.12", "13.0", false));
  }

  @Test
  void availabilityIsTheMembersOwnOrThatOfItsType() {
    assertThat(method("MTLThing", "length").macos())
        .isEqualTo(new Availability("10.13", null, false));
    assertThat(method("MTLThing", "contents").macos())
        .isEqualTo(new Availability("10.11", null, false));
    assertThat(method("MTLThing", "tileThing").macos()).isNull();
    assertThat(method("MTLThingDescriptor", "init").macos())
        .isEqualTo(new Availability(null, null, true));
  }

  @Test
  void optionalMethodsAndProperties() {
    assertThat(methods("MTLThing").stream().filter(Method::optional))
        .extracting(Method::selector)
        .containsExactlyInAnyOrder("mayBeMissing", "weight");
  }

  @Test
  void ownershipFollowsTheFamiliesAndTheAttributes() {
    assertThat(method("MTLThing", "newThingWithSize:options:error:").owned()).isTrue();
    assertThat(method("MTLThing", "newspaper").owned()).isFalse();
    assertThat(method("MTLThingDescriptor", "initWithKey:").owned()).isTrue();
    assertThat(method("MTLThingDescriptor", "copyShared").owned()).isFalse();
    assertThat(method("MTLThingDescriptor", "takeThing").owned()).isTrue();
    assertThat(method("MTLThingDescriptor", "thingDescriptor").owned()).isFalse();
  }

  @Test
  void encodingsOfBothTargets() {
    assertThat(method("MTLThing", "fill:flag:packed:").encoding())
        .isEqualTo(
            new TargetEncoding(
                "v36@0:8C16B20{_MTLThingPacked=(?={?=fff}[3f])}24",
                "v36@0:8C16c20{_MTLThingPacked=(?={?=fff}[3f])}24"));
    assertThat(method("MTLThing", "drop").encoding().arm64()).isEqualTo("Vv16@0:8");
    assertThat(method("MTLThingDescriptor", "record").encoding().arm64())
        .isEqualTo("{MTLThingRecord=Cd[3I]{?=QQQ}}16@0:8");
  }

  @Test
  void kindsOfValues() {
    assertThat(method("MTLThing", "newThingWithSize:options:error:").params())
        .extracting(each -> each.kind())
        .containsExactly(ValueKind.STRUCT, ValueKind.ENUM, ValueKind.OBJECT_OUT);
    assertThat(method("MTLThing", "useThings:count:").params().getFirst())
        .satisfies(things -> {
          assertThat(things.kind()).isEqualTo(ValueKind.OBJECT_ARRAY);
          assertThat(things.type()).isEqualTo("const id<MTLThing> *");
        });
    assertThat(method("MTLThing", "isOpaque").returns().kind()).isEqualTo(ValueKind.BOOL);
    assertThat(method("MTLThing", "contents").returns().kind()).isEqualTo(ValueKind.POINTER);
  }

  @Test
  void typesAreSpelledAndResolved() {
    assertThat(method("MTLThingDescriptor", "initWithKey:").params().getFirst())
        .satisfies(key -> {
          assertThat(key.type()).isEqualTo("MTLThingKey");
          assertThat(key.canonical()).isEqualTo("NSString *");
        });
    assertThat(method("NSArray", "objectAtIndex:").returns())
        .satisfies(object -> {
          assertThat(object.type()).isEqualTo("ObjectType");
          assertThat(object.canonical()).isEqualTo("id");
        });
  }

  @Test
  void blocksHaveTheSignatureOfTheirLiteral() {
    assertThat(method("MTLThing", "addHandler:").params().getFirst().block())
        .satisfies(block -> {
          assertThat(block).isNotNull();
          assertThat(block.type()).isEqualTo("void (^)(id<MTLThing>, NSUInteger, BOOL)");
          assertThat(block.signature()).isEqualTo("v28@?0@\"<MTLThing>\"8Q16B24");
        });
    assertThat(method("NSArray", "eachObject:").params().getFirst().block())
        .satisfies(block -> assertThat(block.signature()).isEqualTo("v24@?0@8^B16"));
  }

  @Test
  void aCategoryOfAnImportedClassAddsToIt() {
    assertThat(method("MTLThingDescriptor", "record").returns().type()).isEqualTo("MTLThingRecord");
    assertThat(imported.notes())
        .contains("left out: 1 methods that Metal adds to ElsewhereThing, which is not imported");
  }

  @Test
  void variadicMethodsAreMarked() {
    assertThat(method("MTLThingDescriptor", "log:").variadic()).isTrue();
  }

  @Test
  void enumerationsWithTheirValues() {
    EnumType state = declaration(EnumType.class, "MTLThingState");
    assertThat(state.kind()).isEqualTo(Kind.ENUM);
    assertThat(state.underlying()).isEqualTo("NSUInteger");
    assertThat(state.constants())
        .extracting(
            EnumType.Constant::name, each -> each.value().intValue(), EnumType.Constant::macos)
        .containsExactly(
            tuple("MTLThingStateIdle", 0, new Availability("10.11", null, false)),
            tuple("MTLThingStateBusy", 1, new Availability("10.11", null, false)),
            tuple("MTLThingStateLost", 7, new Availability("13.0", null, false)),
            tuple("MTLThingStateGone", 8, new Availability(null, null, true)));
    EnumType options = declaration(EnumType.class, "MTLThingOptions");
    assertThat(options.kind()).isEqualTo(Kind.OPTIONS);
    assertThat(options.constants().getLast().value()).hasToString("18446744073709551615");
    assertThat(declaration(EnumType.class, "MTLThingSign").constants().getFirst().value())
        .hasToString("-1");
  }

  @Test
  void looseConstantsAndMacrosThatAreIntegers() {
    assertThat(declaration(EnumType.class, "MetalConstants").constants())
        .extracting(EnumType.Constant::name, each -> each.value().intValue())
        .containsExactlyInAnyOrder(
            tuple("MTLThingLimit", 31),
            tuple("MTLThingLooseConstant", 12),
            tuple("MTL_THING_RANK", 16),
            tuple("MTL_THING_SHIFT", 4),
            tuple("MTL_THING_MASK", 240));
  }

  @Test
  void structuresWithSizesAndOffsets() {
    assertThat(declaration(StructType.class, "MTLThingRecord"))
        .isEqualTo(
            new StructType(
                Kind.STRUCT,
                "MTLThingRecord",
                "Metal",
                "{MTLThingRecord=Cd[3I]{?=QQQ}}",
                56,
                8,
                List.of(
                    new StructType.Field("kind", "uint8_t", 0, 1),
                    new StructType.Field("weight", "double", 8, 8),
                    new StructType.Field("counts", "uint32_t[3]", 16, 12),
                    new StructType.Field("size", "MTLThingSize", 32, 24))));
  }

  @Test
  void aUnionHasTheFieldsOfItsFirstView() {
    assertThat(declaration(StructType.class, "MTLThingPacked").fields())
        .extracting(StructType.Field::name)
        .containsExactly("x", "y", "z");
  }

  @Test
  void functionsWithASymbol() {
    Function create = declaration(Function.class, "MTLCreateThing");
    assertThat(create.encoding()).isEqualTo("@r*Q");
    assertThat(create.owned()).isTrue();
    assertThat(create.returns().nullability()).isEqualTo(NULLABLE);
    assertThat(create.params().getFirst().nullability()).isEqualTo(NONNULL);
    assertThat(imported.api().all(Function.class)).hasSize(1);
    assertThat(imported.notes())
        .contains("left out: MTLLogThing: it takes any number of arguments");
  }

  @Test
  void otherFrameworksAreLeftOut() {
    assertThat(imported.api().declarations())
        .extracting(Declaration::framework)
        .containsOnly("Metal");
    assertThat(imported.notes()).hasSize(2);
  }

  private static <T extends Declaration> T declaration(Class<T> type, String name) {
    return imported.api().find(type, name).orElseThrow();
  }

  private static List<Method> methods(String type) {
    return declaration(ObjectType.class, type).methods();
  }

  private static Method method(String type, String selector) {
    return methods(type).stream()
        .filter(each -> each.selector().equals(selector))
        .findFirst()
        .orElseThrow();
  }
}

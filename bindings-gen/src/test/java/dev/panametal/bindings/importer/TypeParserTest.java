package dev.panametal.bindings.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.api.Nullability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types as clang prints them, and as the facts spell them. */
class TypeParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unsigned long | unsigned long",
        "NSString * _Nonnull | NSString *",
        "NSError * _Nullable * _Nullable | NSError **",
        "id<MTLThing>  _Nullable const * _Nonnull | const id<MTLThing> *",
        "MTLLayer * _Nonnull const * | MTLLayer * const *",
        "NSDictionary<NSString *, NSArray<id<MTLThing>> *> * | NSDictionary<NSString *, NSArray<id<MTLThing>> *> *",
        "struct _NSZone * | _NSZone *",
        "enum MTLState | MTLState",
        "uint32_t[3] | uint32_t[3]",
        "void (^ _Nonnull)(id<MTLThing> _Nonnull, BOOL * _Nonnull) | void (^)(id<MTLThing>, BOOL *)",
        "void (^)(void) | void (^)(void)",
        "int (*)(const void *, ...) | int (*)(const void *, ...)",
        "void (*(*)(int))(char) | void (*(*)(int))(char)",
        "NS_RETURNS_INNER_POINTER const char * | const char *",
        "API_AVAILABLE(macos(10.11)) id<MTLThing> | id<MTLThing>",
        "MTLArgument *__autoreleasing * | MTLArgument **",
        "__kindof NSView * | NSView *",
        "NSObject<OS_dispatch_queue> * | NSObject<OS_dispatch_queue> *",
      })
  void spelling(String printed, String spelled) {
    assertThat(TypeParser.parse(printed).text()).isEqualTo(spelled);
  }

  @Test
  void thePromiseIsThatOfTheOutermostPointer() {
    assertThat(TypeParser.parse("NSError * _Nullable * _Nonnull").nullability())
        .isEqualTo(Nullability.NONNULL);
    assertThat(TypeParser.parse("void (^ _Nullable)(id _Nonnull)").nullability())
        .isEqualTo(Nullability.NULLABLE);
    assertThat(TypeParser.parse("id _Null_unspecified").nullability()).isNull();
  }

  @Test
  void aCompilerGetsTheTags() {
    assertThat(TypeParser.parse("struct _NSZone * _Nullable").source())
        .isEqualTo("struct _NSZone *");
  }

  @Test
  void whatIsNoTypeIsAnError() {
    assertThatThrownBy(() -> TypeParser.parse("NSArray<id"))
        .hasMessage("cannot read the type \"NSArray<id\"");
    assertThatThrownBy(() -> TypeParser.parse("int )"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TypeParser.parse("")).isInstanceOf(IllegalArgumentException.class);
  }
}

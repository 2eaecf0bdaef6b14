package dev.panametal.bindings.source;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.UNSIGNED;
import static dev.panametal.bindings.Sample.classOf;
import static dev.panametal.bindings.Sample.error;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.object;
import static dev.panametal.bindings.Sample.owned;
import static dev.panametal.bindings.Sample.parameter;
import static dev.panametal.bindings.Sample.protocol;
import static dev.panametal.bindings.Sample.root;
import static dev.panametal.bindings.Sample.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  @Test
  void aProtocolIsAnInterfaceOverWhatItAdopts() {
    assertThat(
            source(
                "B", protocol("A", List.of("NSObject")), protocol("B", List.of("A", "NSObject"))))
        .contains("public interface B extends A {");
  }

  @Test
  void aClassIsSealedForItsSubclasses() {
    assertThat(source("A", classOf("A", "NSObject"), classOf("B", "A")))
        .contains("public sealed interface A extends NSObject permits A.Handle, B {");
  }

  @Test
  void aNonnullResultThatIsNilIsAnException() {
    assertThat(body(method("next", "@@:", object("id<A>", Nullability.NONNULL))))
        .contains("default A next()", "return A.of(ObjC.nonNil(", "\"-[A next]\"");
  }

  @Test
  void aNullableResultIsNull() {
    assertThat(body(method("next", "@@:", object("id<A>", Nullability.NULLABLE))))
        .contains("default @Nullable A next()", "return result == 0 ? null : A.of(result);");
  }

  @Test
  void aResultOfUnknownNullabilityIsNullable() {
    assertThat(body(method("next", "@@:", new Value("id", null, ValueKind.OBJECT, null))))
        .contains("default @Nullable NSObject next()");
  }

  @Test
  void anOwnedResultHasAnOwner() {
    assertThat(body(owned(method("newNext", "@@:", object("id<A>", Nullability.NONNULL)))))
        .contains("default Owned<A> newNext()", "return Owned.of(A.of(ObjC.nonNil(");
  }

  @Test
  void anErrorArgumentBecomesAnException() {
    assertThat(
            body(
                method(
                    "load:error:",
                    "@@:Q^@",
                    object("id<A>", Nullability.NULLABLE),
                    unsigned("index"),
                    error())))
        .contains("default A load(long index) {")
        .contains("try (var error = ErrorSlot.open()) {", "error.check(", "error.address()");
  }

  @Test
  void aYesOrNoBesideAnErrorIsNotReturned() {
    assertThat(
            body(
                method(
                    "save:", "B@:^@", new Value("BOOL", "_Bool", ValueKind.BOOL, null), error())))
        .contains("default void save() {", "!= 0, \"-[A save:]\");");
  }

  @Test
  void anAddressIsKeptAliveDuringTheCall() {
    assertThat(
            body(
                method(
                    "setBytes:",
                    "v@:r^v",
                    NOTHING,
                    parameter("bytes", "const void *", ValueKind.POINTER, Nullability.NONNULL))))
        .contains("default void setBytes(MemorySegment bytes)")
        .contains("ObjC.address(bytes)", "} finally {", "Reference.reachabilityFence(bytes);");
  }

  @Test
  void anUnsignedCharIsAByteInJava() {
    assertThat(
            body(
                method(
                    "fill:",
                    "v@:C",
                    NOTHING,
                    parameter("value", "uint8_t", ValueKind.INTEGER, null))))
        .contains("default void fill(byte value)")
        .contains("VoidMessages.sendInt(id(), Selectors.FILL, Byte.toUnsignedInt(value));");
  }

  @Test
  void anInitializerIsStaticAndConvertsItsArgumentsFirst() {
    Method init =
        owned(
            method(
                "initWithNext:",
                "@@:@",
                object("instancetype", Nullability.NONNULL),
                parameter("next", "A *", ValueKind.OBJECT, Nullability.NONNULL)));

    assertThat(source("A", classOf("A", "NSObject", init)))
        .contains("static Owned<A> initWithNext(A next) {", "long nextId = next.id();")
        .contains("LongMessages.send(ClassObject.ID, Selectors.ALLOC)");
  }

  @Test
  void aClassWithSomethingToSetCanBeCreated() {
    Method set = method("setSize:", "v@:Q", NOTHING, unsigned("size"));

    assertThat(source("A", classOf("A", "NSObject", set))).contains("static Owned<A> create()");
    assertThat(source("B", classOf("B", "NSObject"))).doesNotContain("create()");
  }

  @Test
  void aMethodThatIsNewerThanItsTypeIsAskedFor() {
    Method old = method("size", "Q@:", UNSIGNED).withIntroduced("10.15");
    Method newer = method("length", "Q@:", UNSIGNED).withIntroduced("26.0");

    assertThat(body(old, newer))
        .contains("LongMessages.send(id(), Selectors.SIZE)")
        .contains("LongMessages.send(id(), Selectors.LENGTH.on(id()))")
        .contains("NewerSelector.of(\"-[A length]\", \"26.0\")");
  }

  @Test
  void aMethodAsOldAsItsTypeIsNot() {
    Method size = method("size", "Q@:", UNSIGNED).withIntroduced("26.0");
    ObjectType type =
        new ObjectType(
            Kind.PROTOCOL,
            "A",
            "Metal",
            null,
            List.of(),
            new Availability("26.0", null, false),
            List.of(size));

    assertThat(source("A", type)).contains("LongMessages.send(id(), Selectors.SIZE)");
  }

  @Test
  void aRedeclaredMethodOverrides() {
    Method size = method("size", "Q@:", UNSIGNED);

    assertThat(source("B", protocol("A", List.of(), size), protocol("B", List.of("A"), size)))
        .contains("@Override\n  default long size()");
  }

  @Test
  void overridesCorrectTheFacts() {
    Method next = method("class", "@@:", object("id<A>", Nullability.NONNULL));
    Overrides overrides =
        Overrides.parse(
            List.of(
                "nullable -[A class] # it happens",
                "rename -[A class] objectClass # a Java keyword"));

    assertThat(files(overrides, Descriptions.parse(List.of()), protocol("A", List.of(), next)))
        .contains("default @Nullable A objectClass()");
  }

  @Test
  void descriptionsReplaceWhatFactsSay() {
    Descriptions descriptions =
        Descriptions.parse(
            List.of(
                "A: Something.", "-[A setSize:]: Makes it", "  larger.", "  @param size in bytes"));

    assertThat(
            files(
                Overrides.parse(List.of()),
                descriptions,
                protocol("A", List.of(), method("setSize:", "v@:Q", NOTHING, unsigned("size")))))
        .contains("* Something.", "* Makes it larger.", "@param size in bytes");
  }

  @Test
  void whatHasNoFormIsNamed() {
    Method variadic =
        new Method(
            "log:",
            false,
            method("log:", "v@:@", NOTHING).encoding(),
            NOTHING,
            List.of(),
            null,
            null,
            false,
            false,
            true,
            null,
            null,
            null);
    Method unknown = method("unknown", "@@:", object("MTLUnknown *", Nullability.NONNULL));
    Method block =
        method("block", "@?@:", new Value("dispatch_block_t", null, ValueKind.BLOCK, null));
    Method keyword = method("class", "v@:", NOTHING);
    Method lost = method("count:", "Q@:^@", UNSIGNED, error());

    assertThatThrownBy(() -> body(variadic, unknown, block, keyword, lost))
        .isInstanceOfSatisfying(
            Problems.class,
            problems ->
                assertThat(problems.lines())
                    .containsExactly(
                        "-[A log:]: is variadic",
                        "-[A unknown]: unknown object type MTLUnknown",
                        "-[A block]: returns a block",
                        "-[A class]: its name is reserved in Java; rename it in the overrides",
                        "-[A count:]: reports an NSError, but its result NSUInteger cannot say"
                            + " that it failed"));
  }

  @Test
  void aClashThatNamingDidNotResolveIsNamed() {
    Method first = method("set:a:", "v@:QQ", NOTHING, unsigned("x"), unsigned("y"));
    Method second = method("set:b:", "v@:QQ", NOTHING, unsigned("x"), unsigned("y"));

    assertThatThrownBy(() -> body(first, second))
        .hasMessageContaining("-[A set:a:]: in Java it clashes with another method of its type")
        .hasMessageContaining("-[A set:b:]: in Java it clashes with another method of its type");
  }

  @Test
  void correctionsAndDescriptionsOfNothingAreNamed() {
    assertThatThrownBy(() ->
            files(
                Overrides.parse(List.of("void -[A gone] # a reason")),
                Descriptions.parse(List.of("-[A gone]: Does nothing.")),
                protocol("A", List.of())))
        .hasMessageContaining("an override of nothing: void -[A gone]")
        .hasMessageContaining("a description of nothing: -[A gone]");
  }

  @Test
  void aDescriptionOfAnotherParameterIsNamed() {
    assertThatThrownBy(() ->
            files(
                Overrides.parse(List.of()),
                Descriptions.parse(List.of("-[A go]: Goes.", "  @param where to")),
                protocol("A", List.of(), method("go", "v@:", NOTHING))))
        .hasMessage("-[A go]: its description is of another message: [@param where]");
  }

  private static String body(Method... methods) {
    return source("A", protocol("A", List.of("NSObject"), methods));
  }

  private static String source(String name, Declaration... declarations) {
    SourceTree tree = tree(Overrides.parse(List.of()), Descriptions.parse(List.of()), declarations);
    return tree.files().getOrDefault("dev/panametal/metal/" + name + ".java", "no such file");
  }

  private static String files(
      Overrides overrides, Descriptions descriptions, Declaration... declarations) {
    return String.join("\n", tree(overrides, descriptions, declarations).files().values());
  }

  private static SourceTree tree(
      Overrides overrides, Descriptions descriptions, Declaration... declarations) {
    List<Declaration> all = new ArrayList<>(List.of(declarations));
    all.add(root());
    return Generator.generate(new Api(all), overrides, descriptions, Parts.parse(List.of()));
  }
}

package dev.panametal.bindings.api;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.object;
import static dev.panametal.bindings.Sample.parameter;
import static dev.panametal.bindings.Sample.protocol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverridesTest {
  @Test
  void aLineWithoutItsReasonIsRefused() {
    assertThatThrownBy(() -> Overrides.parse(List.of("nullable -[MTLBuffer contents]")))
        .hasMessage("not an override with its reason: nullable -[MTLBuffer contents]");
    assertThatThrownBy(() -> Overrides.parse(List.of("nullable -[MTLBuffer contents] #")))
        .hasMessageStartingWith("not an override with its reason");
  }

  @Test
  void aVerbNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> Overrides.parse(List.of("nulable -[A b] # typing error")))
        .hasMessage("not an override: nulable -[A b] # typing error");
  }

  @Test
  void aResultMayBeNil() {
    Method corrected =
        correct(
            "nullable -[A next] # seen",
            method("next", "@@:", object("id<A>", Nullability.NONNULL)));

    assertThat(corrected.returns().nullable()).isTrue();
  }

  @Test
  void aParameterMayNotBeNil() {
    Method corrected =
        correct(
            "nonnull -[A setNext:] next # it crashes",
            method(
                "setNext:",
                "v@:@",
                NOTHING,
                parameter("next", "id<A>", ValueKind.OBJECT, Nullability.NULLABLE)));

    assertThat(corrected.params().getFirst().nullable()).isFalse();
  }

  @Test
  void aResultGetsItsOwner() {
    Method corrected =
        correct(
            "owned -[A newTask] # the new family",
            method("newTask", "@@:", object("id<A>", Nullability.NONNULL)));

    assertThat(corrected.owned()).isTrue();
  }

  @Test
  void aMethodGetsTheMacosThatIntroducedIt() {
    Method corrected =
        correct("introduced -[A go] 26.0 # inherits an older one", method("go", "v@:", NOTHING));

    assertThat(corrected.macos()).isEqualTo(new Availability("26.0", null, false));
  }

  @Test
  void aParameterNobodyHasIsNamed() {
    assertThatThrownBy(
            () -> correct("nonnull -[A go] where # nowhere", method("go", "v@:", NOTHING)))
        .hasMessage("-[A go] has no parameter where");
  }

  @Test
  void aMethodGetsAnotherName() {
    assertThat(
            correct(
                    "rename -[A class] objectClass # a Java keyword",
                    method("class", "v@:", NOTHING))
                .javaName())
        .isEqualTo("objectClass");
  }

  @Test
  void aValueIsHeldToTheRightOne() {
    EnumType type =
        new EnumType(
            Kind.ENUM,
            "E",
            "Metal",
            "NSUInteger",
            8,
            null,
            List.of(new EnumType.Constant("EMemoryless", BigInteger.valueOf(32), null)));
    Overrides overrides = Overrides.parse(List.of("value EMemoryless 48 # three shifted by four"));

    assertThatThrownBy(() -> overrides.apply(new Api(List.of(type))))
        .hasMessage("EMemoryless is 32 in the facts and 48 in the overrides");
  }

  @Test
  void whatMatchesNothingIsReported() {
    Overrides overrides = Overrides.parse(List.of("void -[A gone] # a reason"));

    overrides.apply(new Api(List.of(protocol("A", List.of()))));

    assertThat(overrides.unused()).containsExactly("void -[A gone]");
  }

  private static Method correct(String line, Method method) {
    Api api = new Api(List.of(protocol("A", List.of(), method)));
    return Overrides.parse(List.of(line))
        .apply(api)
        .find(ObjectType.class, "A")
        .orElseThrow()
        .methods()
        .getFirst();
  }
}

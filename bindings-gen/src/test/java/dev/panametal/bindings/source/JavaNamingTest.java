package dev.panametal.bindings.source;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.UNSIGNED;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.ofClass;
import static dev.panametal.bindings.Sample.protocol;
import static dev.panametal.bindings.Sample.root;
import static dev.panametal.bindings.Sample.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaNamingTest {
  @Test
  void aMethodIsCalledLikeTheFirstPartOfItsSelector() {
    assertThat(names(protocol("A", List.of(), unary("setBuffer:"), unary("dispatch:"))))
        .containsExactly("setBuffer", "dispatch");
  }

  @Test
  void overloadsKeepTheShortName() {
    assertThat(names(protocol("A", List.of(), unary("find:"), binary("find:options:"))))
        .containsExactly("find", "find");
  }

  @Test
  void methodsThatJavaCannotTellApartGetTheWholeSelector() {
    assertThat(names(protocol("A", List.of(), binary("set:atIndex:"), binary("set:withName:"))))
        .containsExactly("setAtIndex", "setWithName");
  }

  @Test
  void aMethodThatWouldOverrideAnotherSelectorGetsTheWholeOne() {
    ObjectType parent = protocol("A", List.of(), binary("set:atIndex:"));
    ObjectType child = protocol("B", List.of("A"), binary("set:withName:"));

    assertThat(names(child, parent)).containsExactly("setWithName");
  }

  @Test
  void aRedeclaredSelectorKeepsItsName() {
    ObjectType parent = protocol("A", List.of(), method("size", "Q@:", UNSIGNED));
    ObjectType child = protocol("B", List.of("A"), method("size", "Q@:", UNSIGNED));

    assertThat(names(child, parent)).containsExactly("size");
  }

  @Test
  void aClassMethodGivesWayToAnInstanceMethodOfItsSelector() {
    Method hash = method("hash", "Q@:", UNSIGNED);

    assertThat(names(root(ofClass(hash), hash))).containsExactly("hashOfClass", "hash");
  }

  @Test
  void constantsOfLikeWordsShowTheirParts() {
    ObjectType type =
        protocol("A", List.of(), binary("setBuffer:offset:"), unary("setBufferOffset:"));

    assertThat(named(type).methods())
        .extracting(Method::constant)
        .containsExactly("SET_BUFFER__OFFSET", "SET_BUFFER_OFFSET");
  }

  private static Method unary(String selector) {
    return method(selector, "v@:Q", NOTHING, unsigned("a"));
  }

  private static Method binary(String selector) {
    return method(selector, "v@:QQ", NOTHING, unsigned("a"), unsigned("b"));
  }

  private static List<String> names(ObjectType type, ObjectType... others) {
    return named(type, others).methods().stream().map(Method::javaName).toList();
  }

  private static ObjectType named(ObjectType type, ObjectType... others) {
    List<ObjectType> all = new java.util.ArrayList<>(List.of(others));
    all.add(type);
    return JavaNaming.assign(new Api(all)).find(ObjectType.class, type.name()).orElseThrow();
  }
}

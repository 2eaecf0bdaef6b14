package dev.panametal.bindings.source;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Method;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The selectors that a type sends, each under the name of its constant. */
final class SelectorTable {
  private final TreeMap<String, String> selectors = new TreeMap<>();

  /** The constant of a method's selector. */
  String constant(Method method) {
    return add(
        method.selector(),
        method.constant() == null ? Names.constant(method.selector()) : method.constant());
  }

  /** The constant of a selector that no method of the type has, like {@code alloc}. */
  String constant(String selector) {
    return add(selector, Names.constant(selector));
  }

  private String add(String selector, String constant) {
    String other = selectors.put(constant, selector);
    if (other != null && !other.equals(selector)) {
      throw new IllegalArgumentException(
          "its selector's constant clashes with that of " + other + ": " + constant);
    }
    return constant;
  }

  boolean isEmpty() {
    return selectors.isEmpty();
  }

  /** The nested class that registers and holds them. */
  TypeSpec write() {
    TypeSpec.Builder holder =
        TypeSpec.classBuilder("Selectors")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "The selectors of the methods above, registered together when the first is used.\n")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    selectors.forEach((constant, selector) ->
        holder.addField(
            FieldSpec.builder(
                    TypeName.LONG, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@code $L}.\n", selector)
                .initializer("$T.current().selector($S)", Library.RUNTIME, selector)
                .build()));
    return holder.build();
  }
}

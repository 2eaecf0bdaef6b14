package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The selectors that a type sends, each under the name of its constant. */
final class SelectorTable {
  /** No JDK that can run this library runs on an older macOS, whose methods are all there. */
  static final String OLDEST_MACOS = "11.0";

  private record Entry(String selector, @Nullable String message, @Nullable String macos) {}

  private final ObjectType type;
  private final String holder;
  private final Map<String, Entry> selectors;

  SelectorTable(ObjectType type) {
    this(type, "Selectors", new TreeMap<>());
  }

  private SelectorTable(ObjectType type, String holder, Map<String, Entry> selectors) {
    this.type = type;
    this.holder = holder;
    this.selectors = selectors;
  }

  /** The same table, as a part of the type names it. */
  SelectorTable ofPart() {
    return new SelectorTable(type, type.name() + ".Selectors", selectors);
  }

  /** A method's selector, as it is sent to a receiver. */
  CodeBlock sent(Method method, CodeBlock receiver) {
    String constant =
        add(
            method.constant() == null ? Names.constant(method.selector()) : method.constant(),
            isNewer(method)
                ? new Entry(method.selector(), method.message(type.name()), introduced(method))
                : new Entry(method.selector(), null, null));
    return isNewer(method)
        ? CodeBlock.of("$L.$L.on($L)", holder, constant, receiver)
        : CodeBlock.of("$L.$L", holder, constant);
  }

  /** The constant of a selector that no method of the type has, like {@code alloc}. */
  String constant(String selector) {
    return add(Names.constant(selector), new Entry(selector, null, null));
  }

  /**
   * Whether an object of the type may lack the method: it is younger than the type, or optional.
   */
  private boolean isNewer(Method method) {
    String introduced = introduced(method);
    String ofType = type.macos() == null ? null : type.macos().introduced();
    return method.optional()
        || (Availability.isAfter(introduced, OLDEST_MACOS)
            && (ofType == null || Availability.isAfter(introduced, ofType)));
  }

  private static String introduced(Method method) {
    return method.macos() == null || method.macos().introduced() == null
        ? OLDEST_MACOS
        : method.macos().introduced();
  }

  private String add(String constant, Entry entry) {
    Entry other = selectors.put(constant, entry);
    if (other != null && !other.equals(entry)) {
      throw new IllegalArgumentException(
          "its selector's constant clashes with that of " + other.selector() + ": " + constant);
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
                "The selectors of the methods, registered together when the first is used.\n")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    selectors.forEach((constant, entry) -> holder.addField(field(constant, entry)));
    return holder.build();
  }

  private static FieldSpec field(String constant, Entry entry) {
    boolean newer = entry.message() != null;
    return FieldSpec.builder(
            newer ? Library.NEWER_SELECTOR : TypeName.LONG,
            constant,
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("{@code $L}.\n", entry.selector())
        .initializer(
            newer
                ? CodeBlock.of(
                    "$T.of($S, $S)", Library.NEWER_SELECTOR, entry.message(), entry.macos())
                : CodeBlock.of("$T.current().selector($S)", Library.RUNTIME, entry.selector()))
        .build();
  }
}

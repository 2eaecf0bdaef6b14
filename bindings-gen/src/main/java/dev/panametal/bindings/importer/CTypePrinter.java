package dev.panametal.bindings.importer;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spells types: C's declarators from the inside out. */
final class CTypePrinter {
  private CTypePrinter() {}

  /** The spelling for the facts, or the one for a compiler, which has the tags. */
  static String text(CType type, boolean source) {
    return declare(type, "", source);
  }

  /** A type around the declarator of what it is the type of. */
  private static String declare(CType type, String inner, boolean source) {
    return switch (type) {
      case CType.Named named -> {
        String name =
            (named.constant() ? "const " : "")
                + (source && !named.tag().isEmpty() ? named.tag() + " " : "")
                + named.name()
                + named.brackets(source);
        yield inner.isEmpty() || inner.startsWith("[") ? name + inner : name + " " + inner;
      }
      case CType.Pointer pointer -> {
        String sigil = pointer.sigil() + (pointer.constant() ? " const" : "");
        // "NSError **" but "T * const *", as clang spells them.
        String gap = pointer.constant() && !inner.isEmpty() ? " " : "";
        String declarator = sigil + gap + inner;
        boolean suffixed =
            pointer.target() instanceof CType.Function || pointer.target() instanceof CType.Array;
        yield declare(pointer.target(), suffixed ? "(" + declarator + ")" : declarator, source);
      }
      case CType.Function function ->
          declare(function.result(), inner + "(" + parameters(function, source) + ")", source);
      case CType.Array array ->
          declare(array.element(), inner + "[" + array.length() + "]", source);
    };
  }

  private static String parameters(CType.Function function, boolean source) {
    if (function.params().isEmpty() && !function.variadic()) {
      return "void";
    }
    return Stream.concat(
            function.params().stream().map(each -> text(each, source)),
            function.variadic() ? Stream.of("...") : Stream.empty())
        .collect(Collectors.joining(", "));
  }
}

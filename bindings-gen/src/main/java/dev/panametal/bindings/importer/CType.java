package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Nullability;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type of C or Objective-C, as it is spelled. */
sealed interface CType {
  /** What is promised about nil, or null where nothing is said. */
  @Nullable Nullability nullability();

  /** The same type with another promise. */
  CType withNullability(@Nullable Nullability promise);

  /** The same type as a constant. */
  CType asConstant();

  /** As the facts spell it: without promises and without {@code struct} and {@code enum}. */
  default String text() {
    return CTypePrinter.text(this, false);
  }

  /** As a compiler reads it. */
  default String source() {
    return CTypePrinter.text(this, true);
  }

  /**
   * A type with a name.
   *
   * @param tag {@code struct}, {@code union}, {@code enum} or nothing
   * @param name the name, such as {@code unsigned long}, {@code id}, {@code NSArray}
   * @param arguments the type arguments of a class
   * @param protocols the protocols in angle brackets
   */
  record Named(
      String tag,
      String name,
      List<CType> arguments,
      List<String> protocols,
      boolean constant,
      @Nullable Nullability nullability)
      implements CType {
    public Named {
      arguments = List.copyOf(arguments);
      protocols = List.copyOf(protocols);
    }

    static Named of(String name) {
      return new Named("", name, List.of(), List.of(), false, null);
    }

    @Override
    public Named withNullability(@Nullable Nullability promise) {
      return new Named(tag, name, arguments, protocols, constant, promise);
    }

    @Override
    public Named asConstant() {
      return new Named(tag, name, arguments, protocols, true, nullability);
    }

    Named withProtocols(List<String> others) {
      return new Named(tag, name, arguments, others, constant, nullability);
    }

    /** What stands in angle brackets. */
    String brackets(boolean source) {
      List<String> inside =
          protocols.isEmpty()
              ? arguments.stream().map(each -> CTypePrinter.text(each, source)).toList()
              : protocols;
      return inside.isEmpty() ? "" : inside.stream().collect(Collectors.joining(", ", "<", ">"));
    }
  }

  /**
   * A pointer.
   *
   * @param sigil {@code *}, or {@code ^} for a block
   */
  record Pointer(CType target, char sigil, boolean constant, @Nullable Nullability nullability)
      implements CType {
    boolean isBlock() {
      return sigil == '^';
    }

    @Override
    public Pointer withNullability(@Nullable Nullability promise) {
      return new Pointer(target, sigil, constant, promise);
    }

    @Override
    public Pointer asConstant() {
      return new Pointer(target, sigil, true, nullability);
    }
  }

  /** A function, or what a block does. */
  record Function(CType result, List<CType> params, boolean variadic) implements CType {
    public Function {
      params = List.copyOf(params);
    }

    @Override
    public @Nullable Nullability nullability() {
      return null;
    }

    @Override
    public Function withNullability(@Nullable Nullability promise) {
      return this;
    }

    @Override
    public Function asConstant() {
      return this;
    }
  }

  /**
   * An array.
   *
   * @param length its length as it is spelled, empty where it is left open
   */
  record Array(CType element, String length) implements CType {
    @Override
    public @Nullable Nullability nullability() {
      return null;
    }

    @Override
    public Array withNullability(@Nullable Nullability promise) {
      return this;
    }

    @Override
    public Array asConstant() {
      return new Array(element.asConstant(), length);
    }
  }
}

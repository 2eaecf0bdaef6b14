package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names of types stand for. */
final class TypeTable {
  private static final Set<String> INTEGERS =
      Set.of(
          "char",
          "signed char",
          "unsigned char",
          "short",
          "unsigned short",
          "int",
          "unsigned int",
          "long",
          "unsigned long",
          "long long",
          "unsigned long long",
          "__int128",
          "unsigned __int128");

  /** Not classes, though a pointer to them could look like one. */
  private static final Set<String> BUILT_IN =
      Set.of("void", "id", "Class", "SEL", "_Bool", "bool", "float", "double", "long double");

  private final Map<String, CType> typedefs = new HashMap<>();

  /** Takes a type definition. */
  void define(String name, CType type) {
    // id, SEL and their like are the language's own, whatever a header says they are.
    if (!BUILT_IN.contains(name)) {
      typedefs.put(name, type);
    }
  }

  /**
   * What a block does, if a type is one. Its own type definitions are seen through; they may stand
   * inside of a class and use its type parameters.
   */
  Optional<CType.Function> block(CType type, Map<String, CType> parameters) {
    return switch (type) {
      case CType.Pointer pointer when pointer.isBlock() ->
          bind(pointer.target(), parameters) instanceof CType.Function function
              ? Optional.of(function)
              : Optional.empty();
      case CType.Named named when typedefs.containsKey(named.name()) && !isItself(named) ->
          block(definition(named), parameters);
      default -> Optional.empty();
    };
  }

  private CType definition(CType.Named named) {
    return typedefs.getOrDefault(named.name(), named);
  }

  private boolean isItself(CType.Named named) {
    return definition(named) instanceof CType.Named same && same.name().equals(named.name());
  }

  /** A type with the type parameters of its class replaced by their bounds. */
  CType bind(CType type, Map<String, CType> parameters) {
    return new Substitution(parameters, false).apply(type);
  }

  /** A type with everything resolved. */
  CType canonical(CType type) {
    return new Substitution(typedefs, true).apply(type);
  }

  private record Substitution(Map<String, CType> names, boolean repeat) {
    CType apply(CType type) {
      return switch (type) {
        case CType.Named named -> named(named);
        case CType.Pointer pointer ->
            new CType.Pointer(
                apply(pointer.target()),
                pointer.sigil(),
                pointer.constant(),
                pointer.nullability());
        case CType.Function function ->
            new CType.Function(
                apply(function.result()),
                function.params().stream().map(this::apply).toList(),
                function.variadic());
        case CType.Array array -> new CType.Array(apply(array.element()), array.length());
      };
    }

    private CType named(CType.Named named) {
      CType meaning = named.tag().isEmpty() ? names.get(named.name()) : null;
      if (meaning == null || isRepeated(named, meaning)) {
        List<CType> arguments = named.arguments().stream().map(this::apply).toList();
        return new CType.Named(
            named.tag(),
            named.name(),
            arguments,
            named.protocols(),
            named.constant(),
            named.nullability());
      }
      CType resolved = repeat ? apply(meaning) : meaning;
      if (resolved instanceof CType.Named target && target.name().equals("id")) {
        // KeyType<NSCopying> is id<NSCopying>; the parser took the protocol for an argument.
        List<CType> brackets = named.arguments().isEmpty() ? target.arguments() : named.arguments();
        resolved =
            new CType.Named(
                "", "id", brackets, target.protocols(), target.constant(), target.nullability());
      }
      if (named.constant()) {
        resolved = resolved.asConstant();
      }
      return named.nullability() == null ? resolved : resolved.withNullability(named.nullability());
    }

    private static boolean isRepeated(CType.Named named, CType meaning) {
      return meaning instanceof CType.Named same
          && same.tag().isEmpty()
          && same.name().equals(named.name());
    }
  }

  /** The spelling of a resolved type. */
  static String canonicalText(CType canonical) {
    String text = canonical.text();
    return switch (text) {
      case "SEL" -> "SEL *"; // what clang makes of it
      default -> text;
    };
  }

  /** What sort of value a type is. */
  ValueKind kind(CType type) {
    if (type instanceof CType.Named named && named.name().equals("BOOL")) {
      return ValueKind.BOOL; // whatever it is made of
    }
    return switch (canonical(type)) {
      case CType.Named named -> namedKind(named);
      case CType.Pointer pointer -> pointerKind(type, pointer);
      case CType.Function _, CType.Array _ -> ValueKind.POINTER;
    };
  }

  private static ValueKind namedKind(CType.Named type) {
    if (!type.tag().isEmpty()) {
      return type.tag().equals("enum") ? ValueKind.ENUM : ValueKind.STRUCT;
    }
    if (INTEGERS.contains(type.name())) {
      return ValueKind.INTEGER;
    }
    return switch (type.name()) {
      case "void" -> ValueKind.VOID;
      case "id" -> ValueKind.OBJECT;
      case "Class" -> ValueKind.CLASS;
      case "SEL" -> ValueKind.SELECTOR;
      case "_Bool", "bool" -> ValueKind.BOOL;
      case "float" -> ValueKind.FLOAT;
      case "double" -> ValueKind.DOUBLE;
      default -> throw new IllegalArgumentException("no kind of value for the type " + type.text());
    };
  }

  private static ValueKind pointerKind(CType spelled, CType.Pointer pointer) {
    if (pointer.isBlock()) {
      return ValueKind.BLOCK;
    }
    return switch (pointer.target()) {
      case CType.Named named when isClass(named) -> ValueKind.OBJECT;
      case CType.Named named when named.name().equals("id") ->
          named.constant() ? ValueKind.OBJECT_ARRAY : ValueKind.OBJECT_OUT;
      case CType.Named named when named.tag().equals("struct") && isReference(spelled) ->
          ValueKind.OPAQUE;
      case CType.Pointer inner when inner.target() instanceof CType.Named named && isClass(named) ->
          inner.constant() ? ValueKind.OBJECT_ARRAY : ValueKind.OBJECT_OUT;
      default -> ValueKind.POINTER;
    };
  }

  /** Core Foundation's way to name what is like an object: {@code IOSurfaceRef}. */
  private static boolean isReference(CType spelled) {
    return spelled instanceof CType.Named named && named.name().endsWith("Ref");
  }

  private static boolean isClass(CType.Named type) {
    return type.tag().isEmpty()
        && !INTEGERS.contains(type.name())
        && !BUILT_IN.contains(type.name())
        && !type.name().startsWith("__builtin");
  }
}

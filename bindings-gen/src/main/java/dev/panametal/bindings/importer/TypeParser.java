package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Nullability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as clang prints them. Names of macros that clang puts in front of a type, because
 * they hide an attribute ({@code NS_RETURNS_INNER_POINTER const char *}), are left out.
 */
final class TypeParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\.\\.\\.|[A-Za-z_$][\\w$]*|\\d\\w*|.)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");

  private static final Set<String> TAGS = Set.of("struct", "union", "enum");

  /** The words that C's own types are made of. */
  private static final Set<String> BASIC =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "signed",
          "unsigned",
          "_Bool",
          "bool",
          "__int128",
          "_Complex",
          "_Float16",
          "__bf16");

  private static final Map<String, Nullability> PROMISES =
      Map.of(
          "_Nonnull", Nullability.NONNULL,
          "_Nullable", Nullability.NULLABLE,
          "_Nullable_result", Nullability.NULLABLE);

  /** Words that say nothing about how a value is passed. */
  private static final Set<String> IGNORED =
      Set.of(
          "volatile",
          "restrict",
          "__restrict",
          "_Atomic",
          "_Null_unspecified",
          "__kindof",
          "__strong",
          "__weak",
          "__autoreleasing",
          "__unsafe_unretained",
          "__block",
          "noescape",
          "__ptrauth");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int position;

  private TypeParser(String text) {
    this.text = text;
    Matcher token = TOKEN.matcher(text.strip());
    while (token.lookingAt()) {
      tokens.add(token.group(1));
      token.region(token.end(), token.regionEnd());
    }
  }

  /**
   * The type of a spelling.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static CType parse(String text) {
    TypeParser parser = new TypeParser(text);
    CType type = parser.type();
    if (parser.position != parser.tokens.size()) {
      throw parser.unknown();
    }
    return type;
  }

  private CType type() {
    CType base = specifiers();
    return declarator().apply(base);
  }

  /** What may stand between the parts of a type. */
  private static final class Qualifiers {
    private boolean constant;
    private @Nullable Nullability promise;

    CType on(CType type) {
      CType qualified = constant ? type.asConstant() : type;
      return promise == null ? qualified : qualified.withNullability(promise);
    }
  }

  /** Takes one qualifier, if there is one. */
  private boolean qualifier(Qualifiers qualifiers) {
    String word = peek();
    if (word.equals("const")) {
      qualifiers.constant = true;
    } else if (PROMISES.containsKey(word)) {
      qualifiers.promise = PROMISES.get(word);
    } else if (word.equals("__attribute__") || word.equals("__ptrauth")) {
      int start = position++;
      skipParentheses();
      if (tokens.subList(start, position).stream().anyMatch(token -> token.contains("vector"))) {
        throw unknown(); // another type than the one it stands beside
      }
      return true;
    } else if (!IGNORED.contains(word)) {
      return false;
    }
    position++;
    return true;
  }

  private CType specifiers() {
    Qualifiers qualifiers = new Qualifiers();
    CType.@Nullable Named named = null;
    while (true) {
      if (qualifier(qualifiers)) {
        continue;
      }
      String word = peek();
      if (TAGS.contains(word)) {
        position++;
        named = tagged(word);
      } else if (BASIC.contains(word)) {
        named = CType.Named.of(basic());
      } else if (WORD.matcher(word).matches() && (named == null || isMacro(named))) {
        named = name();
      } else if (named != null) {
        return qualifiers.on(named);
      } else {
        throw unknown();
      }
    }
  }

  /** A name with another name behind it was that of a macro. */
  private static boolean isMacro(CType.Named before) {
    return before.tag().isEmpty()
        && before.brackets(true).isEmpty()
        && !BASIC.contains(before.name());
  }

  private CType.Named tagged(String tag) {
    if (peek().equals("(")) {
      int start = position;
      skipParentheses(); // (unnamed struct at ...), whose name its typedef gives
      return new CType.Named(
          tag,
          String.join(" ", tokens.subList(start, position)),
          List.of(),
          List.of(),
          false,
          null);
    }
    CType.Named named = CType.Named.of(next());
    return new CType.Named(tag, named.name(), List.of(), List.of(), false, null);
  }

  private String basic() {
    List<String> words = new ArrayList<>();
    while (BASIC.contains(peek())) {
      words.add(next());
    }
    return String.join(" ", words);
  }

  private CType.Named name() {
    CType.Named named = CType.Named.of(next());
    if (peek().equals("(") && !isDeclarator(position + 1) && wordBehindParentheses()) {
      skipParentheses(); // the arguments of a macro
      return named;
    }
    if (!peek().equals("<")) {
      return named;
    }
    position++;
    List<CType> arguments = new ArrayList<>();
    while (!peek().equals(">")) {
      arguments.add(type());
      if (peek().equals(",")) {
        position++;
      }
    }
    position++;
    CType.Named bracketed = new CType.Named("", named.name(), arguments, List.of(), false, null);
    // NSArray<NSString *><NSCopying> has both.
    return peek().equals("<") ? bracketed.withProtocols(protocols()) : bracketed;
  }

  private List<String> protocols() {
    List<String> names = new ArrayList<>();
    expect("<");
    while (!peek().equals(">")) {
      names.add(next());
      if (peek().equals(",")) {
        position++;
      }
    }
    expect(">");
    return names;
  }

  private boolean isDeclarator(int at) {
    String token = at < tokens.size() ? tokens.get(at) : "";
    return token.equals("*") || token.equals("^") || token.equals("(");
  }

  private boolean wordBehindParentheses() {
    int start = position;
    skipParentheses();
    boolean word = WORD.matcher(peek()).matches();
    position = start;
    return word;
  }

  /** Reads what stands around a name that is not there; applies it to the type in front. */
  private UnaryOperator<CType> declarator() {
    UnaryOperator<CType> pointers = type -> type;
    while (peek().equals("*") || peek().equals("^")) {
      char sigil = next().charAt(0);
      Qualifiers qualifiers = new Qualifiers();
      while (qualifier(qualifiers)) {
        // takes them all
      }
      UnaryOperator<CType> before = pointers;
      pointers = type -> qualifiers.on(new CType.Pointer(before.apply(type), sigil, false, null));
    }
    UnaryOperator<CType> inner = type -> type;
    if (peek().equals("(") && isDeclarator(position + 1)) {
      position++;
      inner = declarator();
      expect(")");
    }
    UnaryOperator<CType> suffix = suffix();
    UnaryOperator<CType> outer = pointers;
    UnaryOperator<CType> nested = inner;
    return type -> nested.apply(suffix.apply(outer.apply(type)));
  }

  private UnaryOperator<CType> suffix() {
    if (peek().equals("(")) {
      CType.Function shape = parameters();
      UnaryOperator<CType> rest = suffix();
      return type -> new CType.Function(rest.apply(type), shape.params(), shape.variadic());
    }
    if (peek().equals("[")) {
      position++;
      StringBuilder length = new StringBuilder();
      while (!peek().equals("]")) {
        length.append(next());
      }
      position++;
      UnaryOperator<CType> rest = suffix();
      return type -> new CType.Array(rest.apply(type), length.toString());
    }
    Qualifiers ignored = new Qualifiers();
    while (qualifier(ignored)) {
      // attributes of a function
    }
    return type -> type;
  }

  private CType.Function parameters() {
    expect("(");
    List<CType> params = new ArrayList<>();
    boolean variadic = false;
    while (!peek().equals(")")) {
      if (peek().equals("...")) {
        position++;
        variadic = true;
      } else {
        params.add(type());
      }
      if (peek().equals(",")) {
        position++;
      }
    }
    position++;
    boolean none = params.size() == 1 && params.getFirst().text().equals("void");
    return new CType.Function(CType.Named.of("void"), none ? List.of() : params, variadic);
  }

  private void skipParentheses() {
    int depth = 0;
    do {
      String token = next();
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
    } while (depth > 0);
  }

  private String peek() {
    return position < tokens.size() ? tokens.get(position) : "";
  }

  private String next() {
    if (position >= tokens.size()) {
      throw unknown();
    }
    return tokens.get(position++);
  }

  private void expect(String token) {
    if (!next().equals(token)) {
      throw unknown();
    }
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException("cannot read the type \"" + text + "\"");
  }
}

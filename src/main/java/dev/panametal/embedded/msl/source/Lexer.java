package dev.panametal.embedded.msl.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits C++ text into tokens; comments are skipped. */
final class Lexer {
  // Two-character operators that contain an angle bracket are one token, so that angle brackets can
  // be matched; other operators fall into characters, which stay side by side in the output.
  // Repetitions that give nothing back (*+): the others take a stack frame for each character.
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s+|//.*|/\\*(?s:.*?)(?:\\*/|\\z))\
          |(?<literal>"(?:\\\\.|[^"\\\\])*+"|'(?:\\\\.|[^'\\\\])*+')\
          |(?<identifier>[A-Za-z_$][\\w$]*)\
          |(?<number>\\.?\\d(?:[eEpP][+-]|'\\w|[\\w.])*+)\
          |(?<punctuation>::|->|<=|>=|<<|(?s:.))\
          """);

  private Lexer() {}

  /** The tokens of one line, whose number they get. */
  static void lexLine(String text, int line, List<Token> into) {
    Matcher matcher = TOKEN.matcher(text);
    boolean ascii = text.length() == utf8Length(text);
    while (matcher.lookingAt()) {
      Token.Kind kind = kind(matcher);
      if (kind != null) {
        int column = ascii ? matcher.start() : utf8Length(text.substring(0, matcher.start()));
        into.add(new Token(kind, matcher.group(), line, column));
      }
      matcher.region(matcher.end(), text.length());
    }
  }

  static List<Token> lexLine(String text) {
    List<Token> tokens = new ArrayList<>();
    lexLine(text, 0, tokens);
    return tokens;
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Token.@Nullable Kind kind(Matcher matcher) {
    if (matcher.group("identifier") != null) {
      return Token.Kind.IDENTIFIER;
    }
    if (matcher.group("punctuation") != null) {
      return Token.Kind.PUNCTUATION;
    }
    if (matcher.group("number") != null) {
      return Token.Kind.NUMBER;
    }
    return matcher.group("literal") != null ? Token.Kind.LITERAL : null;
  }
}

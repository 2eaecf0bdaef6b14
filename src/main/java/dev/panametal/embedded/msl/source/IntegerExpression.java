package dev.panametal.embedded.msl.source;

import java.util.List;
import java.util.OptionalInt;

/**
 * Evaluates what macros leave in an attribute's index: integer literals with + - * and brackets.
 */
final class IntegerExpression {
  private final List<Token> tokens;
  private int position;

  private IntegerExpression(List<Token> tokens) {
    this.tokens = tokens;
  }

  static OptionalInt evaluate(String text) {
    IntegerExpression expression = new IntegerExpression(Lexer.lexLine(text));
    try {
      int value = expression.sum();
      return expression.position == expression.tokens.size()
          ? OptionalInt.of(value)
          : OptionalInt.empty();
    } catch (NumberFormatException notLiteral) {
      return OptionalInt.empty();
    }
  }

  private int sum() {
    int value = product();
    while (true) {
      if (accept("+")) {
        value += product();
      } else if (accept("-")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private int product() {
    int value = factor();
    while (accept("*")) {
      value *= factor();
    }
    return value;
  }

  private int factor() {
    if (accept("(")) {
      int value = sum();
      if (!accept(")")) {
        throw new NumberFormatException("no closing bracket");
      }
      return value;
    }
    if (position == tokens.size()) {
      throw new NumberFormatException("nothing there");
    }
    return Integer.decode(tokens.get(position++).text().replaceFirst("[uUlL]+$", ""));
  }

  private boolean accept(String text) {
    if (position < tokens.size() && tokens.get(position).text().equals(text)) {
      position++;
      return true;
    }
    return false;
  }
}

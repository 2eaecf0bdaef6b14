package dev.panametal.embedded.msl.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The tokens of a source and what is to be written in their place.
 *
 * <p>A token is addressed by its number and never moves, so that positions stay known however much
 * is rewritten. Erased tokens have an empty text and are skipped by {@link #next} and {@link
 * #previous}.
 */
final class TokenBuffer {
  /** No such token. */
  static final int NONE = -1;

  private final List<Token> tokens;
  private final String[] texts;
  private final int[] partner;

  TokenBuffer(List<Token> tokens) {
    this.tokens = tokens;
    texts = tokens.stream().map(Token::text).toArray(String[]::new);
    partner = matchBrackets();
  }

  int size() {
    return texts.length;
  }

  Token token(int index) {
    return tokens.get(index);
  }

  /** What will be written for a token; empty if it was erased or does not exist. */
  String text(int index) {
    return index < 0 || index >= texts.length ? "" : texts[index];
  }

  boolean is(int index, String text) {
    return text(index).equals(text);
  }

  boolean isIdentifier(int index) {
    return !text(index).isEmpty() && token(index).isIdentifier();
  }

  int next(int index) {
    int i = index + 1;
    while (i < texts.length && isSkipped(i)) {
      i++;
    }
    return i;
  }

  int previous(int index) {
    int i = index - 1;
    while (i >= 0 && isSkipped(i)) {
      i--;
    }
    return i;
  }

  /** The bracket that belongs to this bracket, or {@link #NONE} where brackets do not pair up. */
  int partner(int index) {
    return partner[index];
  }

  /** The {@code >} that closes the {@code <} at an index, or {@link #NONE}. */
  int closingAngle(int open) {
    int depth = 0;
    for (int i = open; i < texts.length; i = next(i)) {
      switch (text(i)) {
        case "<" -> depth++;
        case ">" -> {
          if (--depth == 0) {
            return i;
          }
        }
        case "(", "[" -> {
          if (partner[i] == NONE) {
            return NONE;
          }
          i = partner[i];
        }
        case ";", "{", "}", ")", "]" -> {
          return NONE;
        }
        default -> {}
      }
    }
    return NONE;
  }

  /** The {@code <} that the {@code >} at an index closes, or {@link #NONE}. */
  int openingAngle(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i = previous(i)) {
      switch (text(i)) {
        case ">" -> depth++;
        case "<" -> {
          if (--depth == 0) {
            return i;
          }
        }
        case ")", "]" -> {
          if (partner[i] == NONE) {
            return NONE;
          }
          i = partner[i];
        }
        case ";", "{", "}" -> {
          return NONE;
        }
        default -> {}
      }
    }
    return NONE;
  }

  void replace(int index, String text) {
    texts[index] = text;
  }

  void append(int index, String text) {
    texts[index] += text;
  }

  void erase(int index) {
    texts[index] = "";
  }

  /** Erases a range, both ends included. */
  void erase(int first, int last) {
    Arrays.fill(texts, first, last + 1, "");
  }

  /** The tokens of a range, both ends included, with single spaces between them. */
  String join(int first, int last) {
    List<String> parts = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      if (!isSkipped(i)) {
        parts.add(texts[i]);
      }
    }
    return String.join(" ", parts);
  }

  private boolean isSkipped(int index) {
    return texts[index].isEmpty() || tokens.get(index).kind() == Token.Kind.DIRECTIVE;
  }

  private int[] matchBrackets() {
    int[] partners = new int[texts.length];
    Arrays.fill(partners, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < texts.length; i++) {
      switch (texts[i]) {
        case "(", "[", "{" -> open.push(i);
        case ")", "]", "}" -> {
          // A closing bracket of the wrong kind is left unpaired; clang reports it.
          if (!open.isEmpty() && "([{".indexOf(texts[open.peek()]) == ")]}".indexOf(texts[i])) {
            partners[i] = open.pop();
            partners[partners[i]] = i;
          }
        }
        default -> {}
      }
    }
    return partners;
  }
}

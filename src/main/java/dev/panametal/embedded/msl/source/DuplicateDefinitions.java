package dev.panametal.embedded.msl.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Overloads that differed only in an address space are the same definition once address spaces are
 * erased; all but the first are dropped.
 */
final class DuplicateDefinitions {
  private static final Set<String> TYPES = Set.of("struct", "class", "union", "enum");

  private final TokenBuffer buffer;
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> scopes = new ArrayDeque<>();

  private DuplicateDefinitions(TokenBuffer buffer) {
    this.buffer = buffer;
  }

  static void drop(TokenBuffer buffer) {
    new DuplicateDefinitions(buffer).drop();
  }

  private void drop() {
    int start = buffer.next(TokenBuffer.NONE);
    for (int i = start; i < buffer.size(); i = buffer.next(i)) {
      switch (buffer.text(i)) {
        case "(", "[" -> i = Math.max(i, buffer.partner(i));
        case ";" -> {
          defaulted(start, i);
          start = buffer.next(i);
        }
        case "}" -> {
          if (!scopes.isEmpty()) {
            scopes.pop();
          }
          start = buffer.next(i);
        }
        case ":" -> start = isAccess(start, i) ? buffer.next(i) : start;
        case "{" -> {
          int close = buffer.partner(i);
          if (close == TokenBuffer.NONE) {
            return;
          }
          int end = definition(start, i, close);
          if (end != i) {
            i = end;
          }
          start = buffer.next(i);
        }
        default -> {}
      }
    }
  }

  /** Handles a definition whose braces are known; returns the brace to go on behind. */
  private int definition(int start, int open, int close) {
    String header = buffer.join(start, open - 1).replace("const const", "const");
    String first = firstWord(start, open);
    if (first.equals("namespace")) {
      scopes.push(header);
      return open;
    }
    String key = String.join("{", scopes) + "{" + header;
    if (TYPES.contains(first) && !header.contains("(")) {
      int semicolon = buffer.next(close);
      boolean named = !TYPES.contains(buffer.text(buffer.previous(open)));
      if (named && !seen.add(key) && buffer.is(semicolon, ";")) {
        buffer.erase(start, semicolon);
        return semicolon;
      }
      scopes.push(header);
      return open;
    }
    if (header.contains("(")) {
      if (!seen.add(signature(key))) {
        buffer.erase(start, close);
      }
    }
    return close;
  }

  /** {@code Type() = default;} is a definition as well. */
  private void defaulted(int start, int semicolon) {
    int last = buffer.previous(semicolon);
    if (last > start && (buffer.is(last, "default") || buffer.is(last, "delete"))) {
      if (!seen.add(String.join("{", scopes) + "{" + buffer.join(start, last))) {
        buffer.erase(start, semicolon);
      }
    }
  }

  private boolean isAccess(int start, int colon) {
    return Set.of("public", "private", "protected").contains(buffer.text(start))
        && buffer.next(start) == colon;
  }

  /** Without a constructor's list of initialisers. */
  private static String signature(String header) {
    int initialisers = header.indexOf(") : ");
    return initialisers < 0 ? header : header.substring(0, initialisers + 1);
  }

  /** The first word behind any template headers. */
  private String firstWord(int start, int open) {
    int i = start;
    while (i < open && buffer.is(i, "template")) {
      int close = buffer.closingAngle(buffer.next(i));
      if (close == TokenBuffer.NONE) {
        return "";
      }
      i = buffer.next(close);
    }
    return i < open ? buffer.text(i) : "";
  }
}

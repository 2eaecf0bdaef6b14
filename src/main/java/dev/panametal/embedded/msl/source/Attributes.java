package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attributes of one {@code [[...]]} group. */
final class Attributes {
  /**
   * One attribute.
   *
   * @param name as written, for example {@code buffer} or {@code clang::unroll}
   * @param argument the tokens between its parentheses; empty if there are none
   * @param index the token to point at in a diagnostic
   */
  record Attribute(String name, String argument, int index) {}

  private Attributes() {}

  /** Whether a group begins at an index: two brackets in a row never occur otherwise in C++. */
  static boolean startAt(TokenBuffer buffer, int index) {
    return buffer.is(index, "[")
        && buffer.is(buffer.next(index), "[")
        && buffer.partner(index) != TokenBuffer.NONE;
  }

  /** The last token of the group that begins at an index. */
  static int end(TokenBuffer buffer, int start) {
    return buffer.partner(start);
  }

  static List<Attribute> parse(TokenBuffer buffer, int start) {
    List<Attribute> attributes = new ArrayList<>();
    int inner = buffer.next(start);
    int end = buffer.partner(inner);
    int i = buffer.next(inner);
    while (i < end) {
      int first = i;
      StringBuilder name = new StringBuilder();
      while (i < end && !buffer.is(i, "(") && !buffer.is(i, ",")) {
        name.append(buffer.text(i));
        i = buffer.next(i);
      }
      String argument = "";
      if (buffer.is(i, "(") && buffer.partner(i) != TokenBuffer.NONE) {
        int close = buffer.partner(i);
        argument = buffer.join(i + 1, close - 1);
        i = buffer.next(close);
      }
      if (!name.isEmpty()) {
        attributes.add(new Attribute(name.toString(), argument, first));
      }
      i = buffer.is(i, ",") ? buffer.next(i) : i;
    }
    return attributes;
  }

  /** Erases every group inside a range, both ends included, and returns what they said. */
  static List<Attribute> take(TokenBuffer buffer, int first, int last) {
    List<Attribute> found = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      if (startAt(buffer, i)) {
        int end = end(buffer, i);
        found.addAll(parse(buffer, i));
        buffer.erase(i, end);
        i = end;
      }
    }
    return found;
  }

  static Optional<Attribute> named(List<Attribute> attributes, String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
  }
}

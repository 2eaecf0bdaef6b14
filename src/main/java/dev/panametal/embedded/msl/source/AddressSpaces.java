package dev.panametal.embedded.msl.source;

import java.util.Set;

/**
 * Erases address spaces, which a processor does not have; {@code constant} leaves {@code const}.
 * Clang's own address-space attributes are not used: outside OpenCL it has no member functions
 * qualified by one and forbids such local variables.
 */
final class AddressSpaces {
  private static final Set<String> ERASED =
      Set.of(
          "device", "thread", "threadgroup", "threadgroup_imageblock", "ray_data", "object_data");

  private AddressSpaces() {}

  static void erase(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (!buffer.isIdentifier(i)) {
        continue;
      }
      String text = buffer.text(i);
      if (ERASED.contains(text)) {
        buffer.erase(i);
      } else if (text.equals("constant")) {
        buffer.replace(i, qualifiesConstructor(buffer, i) ? "" : "const");
      } else if (text.equals("coherent")) {
        int open = buffer.next(i);
        if (buffer.is(open, "(")) {
          buffer.erase(open, Math.max(open, buffer.partner(open)));
        }
        buffer.erase(i);
      }
    }
  }

  /** The text of a range of tokens, both ends included, without address spaces. */
  static String erased(TokenBuffer buffer, int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int i = first; i <= last; i++) {
      if (!ERASED.contains(buffer.text(i))) {
        text.append(buffer.is(i, "constant") ? "const" : buffer.text(i)).append(' ');
      }
    }
    return text.toString();
  }

  /** Behind a parameter list and before a default or initialisers: a constructor is never const. */
  private static boolean qualifiesConstructor(TokenBuffer buffer, int index) {
    int after = buffer.next(index);
    return buffer.is(buffer.previous(index), ")")
        && (buffer.is(after, "=") || buffer.is(after, ":"));
  }
}

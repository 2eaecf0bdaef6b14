package dev.panametal.embedded.msl.source;

import java.util.regex.Pattern;

/** A floating-point literal without a suffix is a float in MSL, but a double in C++. */
final class FloatLiterals {
  private static final Pattern WITHOUT_SUFFIX =
      Pattern.compile(
          "(\\d[\\d']*)?\\.[\\d']*([eE][+-]?\\d+)?"
              + "|\\d[\\d']*[eE][+-]?\\d+"
              + "|0[xX][\\da-fA-F'.]+[pP][+-]?\\d+");

  private FloatLiterals() {}

  static void rewrite(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.token(i).kind() == Token.Kind.NUMBER
          && WITHOUT_SUFFIX.matcher(buffer.text(i)).matches()) {
        buffer.append(i, "f");
      }
    }
  }
}

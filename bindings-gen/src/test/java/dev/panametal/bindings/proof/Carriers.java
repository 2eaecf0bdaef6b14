package dev.panametal.bindings.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What carries each value of a type encoding, in the words of the generated code: {@code Long},
 * {@code Float}, {@code Long3}. Written apart from the generator's own decoder.
 */
final class Carriers {
  private final String encoding;
  private int position;

  private Carriers(String encoding) {
    this.encoding = encoding;
  }

  /** The carriers of result and arguments; receiver and selector are left out. */
  static List<String> ofMessage(String encoding) {
    List<String> all = all(encoding);
    all.subList(1, 3).clear();
    return all;
  }

  /** The carriers of every value, the result first. */
  static List<String> all(String encoding) {
    Carriers reader = new Carriers(encoding);
    List<String> carriers = new ArrayList<>();
    while (reader.position < encoding.length()) {
      boolean result = carriers.isEmpty();
      carriers.add(carrier(reader.type(), result));
      reader.skip("[0-9]");
    }
    return carriers;
  }

  private static String carrier(String letters, boolean result) {
    if (letters.startsWith("{")) {
      String fields = letters.substring(1);
      if (fields.equals("q")) {
        return "Long";
      }
      boolean uniform = fields.chars().distinct().count() == 1;
      return uniform
          ? scalar(fields.charAt(0)) + fields.length()
          : fields
              .chars()
              .mapToObj(each -> scalar((char) each))
              .reduce((a, b) -> a + "And" + b)
              .orElse("");
    }
    // An unsigned char argument travels as an int that is extended with zeros.
    return !result && letters.equals("C") ? "Int" : scalar(letters.charAt(0));
  }

  private static String scalar(char letter) {
    return switch (letter) {
      case 'v' -> "Void";
      case 'q', 'Q' -> "Long";
      case 'i', 'I' -> "Int";
      case 's' -> "Short";
      case 'S' -> "Char";
      case 'c', 'C', 'B' -> "Byte";
      case 'f' -> "Float";
      case 'd' -> "Double";
      default -> throw new IllegalArgumentException("letter " + letter);
    };
  }

  /** One letter for a scalar; a brace and the letters of its fields for a structure. */
  private String type() {
    skip("[rnNoORV]");
    char letter = encoding.charAt(position++);
    return switch (letter) {
      case '@' -> object();
      case '#', ':', '*' -> "q";
      case '^' -> pointer();
      case '{' -> structure();
      case '[' -> array();
      default -> String.valueOf(letter).replace('Q', 'q');
    };
  }

  private String object() {
    if (peek() == '?') {
      position++;
    } else if (peek() == '"') {
      position = encoding.indexOf('"', position + 1) + 1;
    }
    return "q";
  }

  private String pointer() {
    if (peek() == '?') {
      position++;
    } else {
      type();
    }
    return "q";
  }

  private String array() {
    int start = position;
    skip("[0-9]");
    int length = Integer.parseInt(encoding.substring(start, position));
    String element = type().replace("{", "");
    position++;
    return element.repeat(length);
  }

  private String structure() {
    while (peek() != '=' && peek() != '}') {
      position++;
    }
    if (peek() == '=') {
      position++;
    }
    StringBuilder fields = new StringBuilder("{");
    while (peek() != '}') {
      fields.append(type().replace("{", ""));
    }
    position++;
    return fields.toString();
  }

  private char peek() {
    return position < encoding.length() ? encoding.charAt(position) : 0;
  }

  private void skip(String letters) {
    while (position < encoding.length() && String.valueOf(peek()).matches(letters)) {
      position++;
    }
  }
}

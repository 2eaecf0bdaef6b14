package dev.panametal.bindings.encoding;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads type encodings: the grammar of {@code @encode}, with the frame offsets that {@code
 * method_getTypeEncoding} puts behind each type.
 */
public final class EncodingParser {
  /** Letters that only qualify the type behind them: const, in, inout, out, bycopy, oneway, ... */
  private static final String QUALIFIERS = "rnNoORVA";

  private static final String SCALARS = "vcCsSiIlLqQfdB";

  private final String text;
  private int position;

  private EncodingParser(String text) {
    this.text = text;
  }

  /** The types of an encoding: the result, then every argument. */
  public static List<Encoded> parse(String encoding) {
    EncodingParser parser = new EncodingParser(encoding);
    List<Encoded> types = new ArrayList<>();
    while (parser.position < encoding.length()) {
      types.add(parser.type());
      parser.skipDigits();
    }
    return types;
  }

  private Encoded type() {
    int start = position;
    while (QUALIFIERS.indexOf(peek()) >= 0) {
      position++;
    }
    char letter = next();
    return switch (letter) {
      case '@' -> object(start);
      case '#', ':', '*' -> new Encoded.Pointer(text.substring(start, position));
      case '^' -> pointer(start);
      case '{' -> new Encoded.Struct(members('}'));
      case '(' -> new Encoded.Union(members(')'));
      case '[' -> array();
      case 'b' -> new Encoded.Bits(number());
      default -> {
        if (SCALARS.indexOf(letter) < 0) {
          throw unknown(position - 1);
        }
        yield new Encoded.Scalar(letter);
      }
    };
  }

  /** An object may be a block ({@code @?}) or carry its class ({@code @"NSString"}). */
  private Encoded object(int start) {
    if (position < text.length() && peek() == '?') {
      position++;
    } else if (position < text.length() && peek() == '"') {
      position = text.indexOf('"', position + 1) + 1;
    }
    return new Encoded.Pointer(text.substring(start, position));
  }

  private Encoded pointer(int start) {
    if (peek() == '?') {
      position++;
    } else {
      type();
    }
    return new Encoded.Pointer(text.substring(start, position));
  }

  private Encoded array() {
    int length = number();
    Encoded element = type();
    expect(']');
    return new Encoded.Array(length, element);
  }

  private List<Encoded> members(char end) {
    while (peek() != '=' && peek() != end) {
      position++;
    }
    List<Encoded> members = new ArrayList<>();
    if (peek() == '=') {
      position++;
      while (peek() != end) {
        members.add(type());
      }
    }
    expect(end);
    return members;
  }

  private int number() {
    int start = position;
    skipDigits();
    return Integer.parseInt(text, start, position, 10);
  }

  private void skipDigits() {
    while (position < text.length() && Character.isDigit(peek())) {
      position++;
    }
  }

  private char peek() {
    if (position >= text.length()) {
      throw unknown(position);
    }
    return text.charAt(position);
  }

  private char next() {
    char letter = peek();
    position++;
    return letter;
  }

  private void expect(char letter) {
    if (next() != letter) {
      throw unknown(position - 1);
    }
  }

  private IllegalArgumentException unknown(int at) {
    return new IllegalArgumentException(
        "cannot read the type encoding \"" + text + "\" at character " + at);
  }
}

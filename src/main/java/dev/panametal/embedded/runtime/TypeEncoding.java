package dev.panametal.embedded.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The type encoding of a method, read. Objects, selectors, blocks, pointers and C strings become
 * {@code JAVA_LONG}, the form in which {@link dev.panametal.objc.ObjCRuntime#send} takes them.
 *
 * <p>Encodings are those of arm64, where {@code BOOL} is {@code B}.
 */
public final class TypeEncoding {
  private static final String QUALIFIERS = "rnNoORV";

  /** The smallest stack slot in an encoding: a {@code BOOL} counts as an {@code int}. */
  private static final long SMALLEST_SLOT = 4;

  private final String types;
  private final List<Type> parts = new ArrayList<>();
  private int position;

  /** One type: its text in the encoding, and its layout unless it is {@code void}. */
  private record Type(String text, List<MemoryLayout> layout) {}

  private TypeEncoding(String types) {
    this.types = types;
    while (position < types.length()) {
      parts.add(next());
    }
    if (parts.size() < 3) {
      throw new IllegalArgumentException(
          "The encoding '%s' lacks a result, a receiver or a selector.".formatted(types));
    }
  }

  /**
   * Reads an encoding.
   *
   * @param types without stack offsets, such as {@code v@:@QQ}
   */
  public static TypeEncoding of(String types) {
    return new TypeEncoding(types);
  }

  /** The types as C passes them, structs without the names of their fields. */
  public FunctionDescriptor descriptor() {
    MemoryLayout[] parameters =
        parts.stream().skip(1).map(TypeEncoding::parameter).toArray(MemoryLayout[]::new);
    List<MemoryLayout> result = parts.getFirst().layout();
    return result.isEmpty()
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(result.getFirst(), parameters);
  }

  /** An {@code unsigned char} travels as an int, extended with zeros as Apple's arm64 wants it. */
  private static MemoryLayout parameter(Type part) {
    return part.text().equals("C") ? JAVA_INT : part.layout().getFirst();
  }

  /** The encoding with stack offsets, as {@code method_getTypeEncoding} gives it on arm64. */
  public String withOffsets() {
    StringBuilder arguments = new StringBuilder();
    long offset = 0;
    for (Type argument : parts.subList(1, parts.size())) {
      arguments.append(argument.text()).append(offset);
      offset += Math.max(argument.layout().getFirst().byteSize(), SMALLEST_SLOT);
    }
    return parts.getFirst().text() + offset + arguments;
  }

  @Override
  public String toString() {
    return types;
  }

  private Type next() {
    int start = position;
    List<MemoryLayout> layout = layout();
    return new Type(types.substring(start, position), layout);
  }

  private List<MemoryLayout> layout() {
    while (QUALIFIERS.indexOf(peek()) >= 0) {
      position++;
    }
    char code = types.charAt(position++);
    return switch (code) {
      case 'v' -> List.of();
      case 'B', 'c', 'C' -> List.of(JAVA_BYTE);
      case 's' -> List.of(JAVA_SHORT);
      case 'S' -> List.of(JAVA_CHAR);
      case 'i', 'I' -> List.of(JAVA_INT);
      case 'q', 'Q', '#', ':', '*' -> List.of(JAVA_LONG);
      case 'f' -> List.of(JAVA_FLOAT);
      case 'd' -> List.of(JAVA_DOUBLE);
      case '@' -> object();
      case '^' -> pointer();
      case '{' -> struct();
      default ->
          throw new IllegalArgumentException(
              "The encoding '%s' has an unknown type '%s'.".formatted(types, code));
    };
  }

  private char peek() {
    return position < types.length() ? types.charAt(position) : '\0';
  }

  /** An object; {@code @?} is a block. */
  private List<MemoryLayout> object() {
    if (peek() == '?') {
      position++;
    }
    return List.of(JAVA_LONG);
  }

  /** A pointer, of which the pointee does not matter; {@code ^?} points to a function. */
  private List<MemoryLayout> pointer() {
    if (peek() == '?') {
      position++;
    } else {
      layout();
    }
    return List.of(JAVA_LONG);
  }

  private List<MemoryLayout> struct() {
    position = types.indexOf('=', position) + 1;
    List<MemoryLayout> fields = new ArrayList<>();
    while (peek() != '}') {
      MemoryLayout field = layout().getFirst();
      // As the bindings have it: a struct within a struct counts as its fields.
      fields.addAll(field instanceof StructLayout inner ? inner.memberLayouts() : List.of(field));
    }
    position++;
    return List.of(MemoryLayout.structLayout(fields.toArray(MemoryLayout[]::new)));
  }
}

package dev.panametal.embedded.msl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the shim's {@code swizzles2.h}, {@code swizzles3.h} and {@code swizzles4.h}: for every
 * choice of two to four components a function that reads it, one that writes it where no component
 * occurs twice, and the property under both sets of names.
 */
final class SwizzleGenerator {
  private static final String POSITIONS = "xyzw";
  private static final String COLOURS = "rgba";

  private SwizzleGenerator() {}

  /** Regenerates the headers; the argument is the shim's folder. */
  public static void main(String[] arguments) throws IOException {
    for (int components = 2; components <= 4; components++) {
      Files.writeString(Path.of(arguments[0], "swizzles" + components + ".h"), header(components));
    }
  }

  static String header(int components) {
    StringBuilder out = new StringBuilder();
    out.append("// Written by SwizzleGenerator; a test compares it. Included in vector_storage<T, ")
        .append(components)
        .append(">.\n");
    for (int length = 2; length <= 4; length++) {
      for (List<Integer> choice : choices(components, length)) {
        out.append(swizzle(choice));
      }
    }
    return out.toString();
  }

  private static String swizzle(List<Integer> choice) {
    String name = named(choice, POSITIONS);
    String type = "metal::vec<T, " + choice.size() + ">";
    String indices = String.join(", ", choice.stream().map(String::valueOf).toList());
    String get =
        "constexpr %s get_%s() const { return %s(raw_vector{}, __builtin_shufflevector(v, v, %s)); }\n"
            .formatted(type, name, type, indices);
    boolean writable = choice.stream().distinct().count() == choice.size();
    if (!writable) {
      return get + properties(choice, "get = get_" + name, type);
    }
    List<String> stores = new ArrayList<>();
    for (int i = 0; i < choice.size(); i++) {
      stores.add("v[%d] = from.v[%d];".formatted(choice.get(i), i));
    }
    String put =
        "constexpr void put_%s(%s from) { %s }\n".formatted(name, type, String.join(" ", stores));
    return get + put + properties(choice, "get = get_" + name + ", put = put_" + name, type);
  }

  private static String properties(List<Integer> choice, String accessors, String type) {
    String declaration = "__declspec(property(%s)) %s %s;\n";
    return declaration.formatted(accessors, type, named(choice, POSITIONS))
        + declaration.formatted(accessors, type, named(choice, COLOURS));
  }

  private static String named(List<Integer> choice, String letters) {
    StringBuilder name = new StringBuilder();
    choice.forEach(i -> name.append(letters.charAt(i)));
    return name.toString();
  }

  private static List<List<Integer>> choices(int components, int length) {
    List<List<Integer>> result = List.of(List.of());
    for (int i = 0; i < length; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : result) {
        for (int component = 0; component < components; component++) {
          List<Integer> choice = new ArrayList<>(start);
          choice.add(component);
          longer.add(choice);
        }
      }
      result = longer;
    }
    return result;
  }
}

package dev.panametal.embedded.msl.coroutine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function's definition.
 *
 * @param name with {@code @}, in quotes if it was
 * @param header the line up to the opening brace
 * @param body the lines between the braces
 */
record IrFunction(String name, String header, List<String> body) {
  private static final Pattern FUNCTION_NAME = Pattern.compile("(@" + IrBlock.NAME + ")\\(");

  static boolean startsAt(String line) {
    return line.startsWith("define ");
  }

  /** Parses the definition that starts at a line. */
  static IrFunction parse(List<String> module, int start) {
    String header = module.get(start);
    Matcher name = FUNCTION_NAME.matcher(header);
    if (!name.find()) {
      throw new IllegalArgumentException("a definition without a name: " + header);
    }
    int end = start + 1;
    while (!module.get(end).equals("}")) {
      end++;
    }
    return new IrFunction(name.group(1), header, module.subList(start + 1, end));
  }

  /** How many lines it takes in its module. */
  int lineCount() {
    return body.size() + 2;
  }

  boolean mentions(String symbol) {
    return body.stream().anyMatch(line -> line.contains(symbol));
  }
}

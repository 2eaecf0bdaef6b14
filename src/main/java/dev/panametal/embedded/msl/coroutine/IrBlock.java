package dev.panametal.embedded.msl.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A basic block: a label and the instructions up to a jump.
 *
 * @param label without {@code %} and colon, in quotes if it was
 * @param lines the instructions; one that lists cases takes several lines
 */
record IrBlock(String label, List<String> lines) {
  static final String NAME = "(?:[-\\w.$]+|\"[^\"]*\")";

  private static final Pattern LABEL = Pattern.compile("^(" + NAME + "):");
  private static final Pattern TARGET = Pattern.compile("\\blabel %(" + NAME + ")");

  /** Cuts the lines between a function's braces into its blocks. */
  static List<IrBlock> parse(List<String> body) {
    List<IrBlock> blocks = new ArrayList<>();
    for (String line : body) {
      Matcher label = LABEL.matcher(line);
      if (label.find()) {
        blocks.add(new IrBlock(label.group(1), new ArrayList<>()));
      } else if (blocks.isEmpty()) {
        throw new IllegalArgumentException("no label in front of '" + line + "'");
      } else if (!line.isBlank()) {
        blocks.getLast().lines().add(line);
      }
    }
    return blocks;
  }

  /** The labels of the blocks that its jump can reach. */
  List<String> successors() {
    List<String> labels = new ArrayList<>();
    for (String line : lines) {
      Matcher target = TARGET.matcher(line);
      while (target.find()) {
        labels.add(target.group(1));
      }
    }
    return labels;
  }
}

package dev.panametal.embedded.msl.coroutine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces each wait by a suspension. That ends its block: the rest becomes a block of its own, and
 * the {@code phi} instructions behind it are told so.
 */
final class SuspendPoints {
  private static final Pattern WAIT =
      Pattern.compile(
          "\\bcall void " + CoroutineRewriter.SUSPEND + "\\(.*?(%" + IrBlock.NAME + ")\\)");
  private static final Pattern THIS_LANE =
      Pattern.compile(
          "^(\\s*%" + IrBlock.NAME + " = ).*\\bcall .*" + CoroutineRewriter.THIS_LANE + "\\(\\).*");
  private static final Pattern PHI_SOURCE = Pattern.compile("%(" + IrBlock.NAME + ") \\]");
  private static final Pattern RETURN = Pattern.compile("^\\s*ret void\\b.*");

  private final Map<String, Integer> firstNumber = new HashMap<>();
  private final Map<String, String> lastPart = new HashMap<>();

  private SuspendPoints() {}

  /** Rewrites the blocks of a function and returns their lines. */
  static List<String> rewrite(List<IrBlock> blocks) {
    SuspendPoints points = new SuspendPoints();
    points.numberWaits(blocks);
    List<String> lines = new ArrayList<>();
    blocks.forEach(block -> points.rewrite(block, lines));
    lines.replaceAll(points::renamePhiSources);
    return lines;
  }

  /** Gives the waits numbers that ascend in the program's order. */
  private void numberWaits(List<IrBlock> blocks) {
    Map<String, IrBlock> byLabel = new HashMap<>();
    blocks.forEach(block -> byLabel.put(block.label(), block));
    int next = 0;
    for (String label : ProgramOrder.of(blocks)) {
      firstNumber.put(label, next);
      next +=
          (int)
              Objects.requireNonNull(byLabel.get(label)).lines().stream()
                  .filter(WAIT.asPredicate())
                  .count();
    }
  }

  private void rewrite(IrBlock block, List<String> lines) {
    lines.add(block.label() + ":");
    int number = Objects.requireNonNull(firstNumber.get(block.label()));
    for (String line : block.lines()) {
      Matcher wait = WAIT.matcher(line);
      if (wait.find()) {
        lastPart.put(block.label(), suspend(number++, wait.group(1), lines));
      } else if (RETURN.matcher(line).matches()) {
        lines.add("  br label %" + CoroutineHead.END);
      } else {
        Matcher thisLane = THIS_LANE.matcher(line);
        // An instruction that does nothing: values without names are counted, none may go.
        lines.add(
            thisLane.matches()
                ? thisLane.group(1) + "getelementptr i8, ptr " + CoroutineHead.LANE + ", i64 0"
                : line);
      }
    }
  }

  /** A suspension whose number is stored where the scheduler looks for it. */
  private static String suspend(int number, String site, List<String> lines) {
    String label = "coro.resumed." + number;
    lines.add("  store i32 " + number + ", ptr " + site);
    lines.add("  %coro.signal." + number + " = call i8 @llvm.coro.suspend(token none, i1 false)");
    lines.add(
        "  switch i8 %coro.signal."
            + number
            + ", label %"
            + CoroutineHead.END
            + " [ i8 0, label %"
            + label
            + " ]");
    lines.add(label + ":");
    return label;
  }

  private String renamePhiSources(String line) {
    if (!line.contains(" = phi ")) {
      return line;
    }
    return PHI_SOURCE
        .matcher(line)
        .replaceAll(source ->
            Matcher.quoteReplacement(
                "%" + lastPart.getOrDefault(source.group(1), source.group(1)) + " ]"));
  }
}

package dev.panametal.embedded.msl.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rewrites a module in which one function is a kernel as one lane runs it. */
public final class CoroutineRewriter {
  /** Part of the keys under which kernels are kept: it changes with what is written. */
  public static final String VERSION = "1";

  static final String LANE_FUNCTION = "@panametal_lane";
  static final String SUSPEND = "@panametal_suspend";
  static final String THIS_LANE = "@panametal_this_lane";

  private static final Pattern ALLOCA = Pattern.compile("^\\s*%" + IrBlock.NAME + " = alloca .*");
  private static final Pattern ATTRIBUTES = Pattern.compile("( #\\d+)? \\{$");

  private final List<String> before = new ArrayList<>();
  private final List<IrFunction> functions = new ArrayList<>();

  private CoroutineRewriter(List<String> module) {
    for (int i = 0; i < module.size(); i++) {
      if (IrFunction.startsAt(module.get(i))) {
        IrFunction function = IrFunction.parse(module, i);
        functions.add(function);
        i += function.lineCount() - 1;
      } else {
        before.add(module.get(i));
      }
    }
  }

  /** A function that waits could not be made part of the kernel. */
  public static final class NotInlinedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInlinedException(String function) {
      super(function);
    }
  }

  /**
   * Makes a coroutine of the lane's function.
   *
   * @param module what clang wrote with {@code -S -emit-llvm -fno-discard-value-names}
   * @param always whether to do so even if no thread waits for another
   * @return the new module; empty if it is better compiled as a loop over the threads
   * @throws NotInlinedException if a function other than the lane's waits
   */
  public static Optional<String> rewrite(String module, boolean always) {
    return new CoroutineRewriter(module.lines().toList()).rewrite(always);
  }

  private Optional<String> rewrite(boolean always) {
    IrFunction lane =
        functions.stream()
            .filter(CoroutineRewriter::isLane)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no function " + LANE_FUNCTION));
    dropUnused();
    for (IrFunction function : functions) {
      if (!isLane(function) && waits(function)) {
        throw new NotInlinedException(function.name().substring(1));
      }
    }
    if (!always && !waits(lane)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>(before);
    for (IrFunction function : functions) {
      lines.addAll(isLane(function) ? coroutine(lane) : unchanged(function));
    }
    lines.addAll(CoroutineHead.DECLARATIONS);
    return Optional.of(String.join("\n", lines) + "\n");
  }

  /** Functions that wait and that nothing calls any more, now that they are part of the kernel. */
  private void dropUnused() {
    boolean dropped;
    do {
      dropped =
          functions.removeIf(function ->
              !isLane(function)
                  && waits(function)
                  && functions.stream()
                      .filter(other -> !other.name().equals(function.name()))
                      .noneMatch(other -> mentions(other.body(), function))
                  && !mentions(before, function));
    } while (dropped);
  }

  private static boolean mentions(List<String> lines, IrFunction function) {
    Pattern name = Pattern.compile(Pattern.quote(function.name()) + "(?![-\\w.$])");
    return lines.stream().anyMatch(name.asPredicate());
  }

  private static boolean isLane(IrFunction function) {
    return function.name().equals(LANE_FUNCTION);
  }

  private static boolean waits(IrFunction function) {
    return function.mentions(SUSPEND + "(") || function.mentions(THIS_LANE + "(");
  }

  private static List<String> unchanged(IrFunction function) {
    List<String> lines = new ArrayList<>();
    lines.add(function.header());
    lines.addAll(function.body());
    lines.add("}");
    return lines;
  }

  private static List<String> coroutine(IrFunction lane) {
    List<IrBlock> blocks = IrBlock.parse(lane.body());
    List<String> body = SuspendPoints.rewrite(blocks);
    List<String> lines = new ArrayList<>();
    lines.add(ATTRIBUTES.matcher(lane.header()).replaceFirst(" presplitcoroutine$0"));
    lines.add("coro.entry:");
    // Variables must be made in a function's first block.
    body.stream().filter(ALLOCA.asMatchPredicate()).forEach(lines::add);
    lines.addAll(CoroutineHead.before(blocks.getFirst().label()));
    body.stream().filter(ALLOCA.asMatchPredicate().negate()).forEach(lines::add);
    lines.addAll(CoroutineHead.behind());
    lines.add("}");
    return lines;
  }
}

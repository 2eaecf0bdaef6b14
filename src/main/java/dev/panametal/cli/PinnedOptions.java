package dev.panametal.cli;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that carry an argument index in their name: {@code --buffer@3 in=x} becomes {@code
 * --buffer "@3 in=x"}, because picocli knows options by their whole names only.
 */
final class PinnedOptions implements IParameterPreprocessor {
  private static final Pattern PINNED =
      Pattern.compile("(--(?:buffer|value|threadgroup-memory))(@\\d+)(?:=(.*))?", Pattern.DOTALL);

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's own type
  public boolean preprocess(
      Stack<String> args,
      CommandSpec command,
      @Nullable ArgSpec argument,
      Map<String, Object> info) {
    // The first argument lies on top of the stack, at the end of the list.
    for (int i = args.size() - 1; i >= 0; i--) {
      Matcher pinned = PINNED.matcher(args.get(i));
      if (!pinned.matches()) {
        continue;
      }
      if (pinned.group(3) != null) {
        args.set(i, "%s=%s %s".formatted(pinned.group(1), pinned.group(2), pinned.group(3)));
      } else {
        args.set(i, pinned.group(1));
        if (i > 0) {
          i--;
          args.set(i, pinned.group(2) + " " + args.get(i));
        }
      }
    }
    return false;
  }
}

package dev.panametal.embedded.msl.toolchain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program answered to the question which commands would compile and link a kernel: clang's
 * version, what it compiles for, and whether it has a linker.
 */
record ClangAnswer(String text) {
  private static final int OLDEST_MAJOR = 19;

  private static final Pattern VERSION = Pattern.compile("clang version (\\d+)\\.[^\\s]*");
  private static final Pattern COMPILE_COMMAND = Pattern.compile("(?m)^ \"[^\"]+\" \"-cc1\".*$");
  private static final Pattern TARGET =
      Pattern.compile("\"-(?:triple|target-cpu|target-feature)\" \"[^\"]*\"");
  private static final Pattern NO_LINKER =
      Pattern.compile("invalid linker name in (?:argument )?'-fuse-ld=lld'");

  static ClangAnswer ask(CacheDirectory cache, Path program) {
    List<String> question = new ArrayList<>(List.of("-###", HostTarget.nativeFlag()));
    question.addAll(List.of("-shared", "-nostdlib"));
    question.addAll(HostTarget.linkerFlags());
    question.addAll(List.of("-o", "kernel.so", "-x", "c++", "-"));
    try (WorkFolder work = cache.workFolder()) {
      return new ClangAnswer(Clang.run(cache, program, work.path(), question, "").messages());
    }
  }

  /** Its version and the processor; empty if it is no clang. */
  Optional<String> identity() {
    Matcher version = VERSION.matcher(text);
    Matcher command = COMPILE_COMMAND.matcher(text);
    if (!version.find() || !command.find()) {
      return Optional.empty();
    }
    StringBuilder identity = new StringBuilder(version.group());
    Matcher target = TARGET.matcher(command.group());
    while (target.find()) {
      identity.append(' ').append(target.group().replace("\"", ""));
    }
    return Optional.of(identity.toString());
  }

  /** The first number of its version; 0 if it is no clang. */
  int major() {
    Matcher version = VERSION.matcher(text);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  /** Why it cannot compile kernels, or empty if it can. */
  Optional<String> flaw() {
    if (identity().isEmpty()) {
      String said = text.strip().lines().findFirst().orElse("nothing");
      return Optional.of("asked for its version, it says: " + said);
    }
    if (major() < OLDEST_MAJOR) {
      return Optional.of(
          "it is version " + major() + ", and the headers for kernels need clang 19 or newer");
    }
    if (NO_LINKER.matcher(text).find()) {
      return Optional.of(
          "it finds no lld to link with; install the lld of its version (Debian: lld-"
              + major()
              + ")");
    }
    return Optional.empty();
  }
}

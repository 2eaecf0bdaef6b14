package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.Diagnostic;
import dev.panametal.embedded.msl.source.Inclusion;
import dev.panametal.embedded.msl.source.PreprocessedSource;
import dev.panametal.embedded.msl.source.SourcePosition;
import dev.panametal.embedded.msl.source.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that a source includes: only ones inside the folder that the options name. */
final class IncludedFiles {
  // Also as a digraph, and with comments or escaped newlines before the word.
  private static final Pattern EMBED =
      Pattern.compile("(?m)^\\s*(?:#|%:)(?:\\s|\\\\\\R|/\\*(?s:.*?)\\*/)*+embed\\b");

  private final Toolchain toolchain;
  private final MslOptions options;
  private final PreprocessedSource preprocessed;
  private final Map<String, String> texts = new HashMap<>();

  IncludedFiles(Toolchain toolchain, MslOptions options, PreprocessedSource preprocessed) {
    this.toolchain = toolchain;
    this.options = options;
    this.preprocessed = preprocessed;
  }

  /** Reads what was included, and refuses what may not be. */
  UserFiles read(String source) {
    add(options.sourceName(), source);
    Path folder = realPath(options.includeFolder());
    Path shim = realPath(toolchain.shim().folder());
    for (Inclusion inclusion : preprocessed.inclusions()) {
      String name = inclusion.file();
      Path file = name.startsWith("<") ? null : realPath(Path.of(name));
      if (name.startsWith("<") || isInside(file, shim) || texts.containsKey(name)) {
        continue;
      }
      if (file == null || !isInside(file, folder)) {
        throw refusal(
            inclusion.from(),
            folder == null
                ? "'" + name + "' cannot be included: the options name no folder to include from"
                : "'" + name + "' cannot be included: it is outside the folder " + folder);
      }
      try {
        add(name, Files.readString(file));
      } catch (IOException e) {
        throw refusal(inclusion.from(), "'" + name + "' cannot be read as text: " + e);
      }
    }
    return userFiles();
  }

  private UserFiles userFiles() {
    // The first one that names the source itself is the compiler's own, in front of the text.
    List<SourcePosition> renumberings = preprocessed.renumberings();
    int start = renumberings.indexOf(new SourcePosition(options.sourceName(), 1, 0));
    return new UserFiles(texts, renumberings.subList(start + 1, renumberings.size()));
  }

  private void add(String name, String text) {
    texts.put(name, text);
    Matcher embed = EMBED.matcher(text);
    if (embed.find()) {
      int line = (int) text.substring(0, embed.start()).lines().count() + 1;
      throw refusal(userFiles().position(name, line), "#embed is not allowed in a kernel source");
    }
  }

  private MslCompileException refusal(SourcePosition from, String message) {
    Diagnostic diagnostic = new Diagnostic(from, 0, "error", message);
    return new MslCompileException(diagnostic.render(userFiles()));
  }

  private static boolean isInside(@Nullable Path file, @Nullable Path folder) {
    return file != null && folder != null && file.startsWith(folder);
  }

  private static @Nullable Path realPath(@Nullable Path path) {
    try {
      return path == null ? null : path.toRealPath();
    } catch (IOException notThere) {
      return null;
    }
  }
}

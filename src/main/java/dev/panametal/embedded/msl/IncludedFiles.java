package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.Diagnostic;
import dev.panametal.embedded.msl.source.Inclusion;
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
      Pattern.compile("(?m)^\\s*(?:#|%:)(?:\\s|\\\\\\R|/\\*(?s:.*?)\\*/)*embed\\b");

  private final Toolchain toolchain;
  private final MslOptions options;
  private final Map<String, String> texts = new HashMap<>();

  IncludedFiles(Toolchain toolchain, MslOptions options) {
    this.toolchain = toolchain;
    this.options = options;
  }

  boolean isUserFile(String name) {
    return texts.containsKey(name);
  }

  /** Reads what was included, and refuses what may not be. */
  UserFiles read(String source, List<Inclusion> inclusions) {
    add(options.sourceName(), source);
    Path folder = realPath(options.includeFolder());
    Path shim = realPath(toolchain.shim().folder());
    for (Inclusion inclusion : inclusions) {
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
    return new UserFiles(texts);
  }

  private void add(String name, String text) {
    texts.put(name, text);
    Matcher embed = EMBED.matcher(text);
    if (embed.find()) {
      int line = (int) text.substring(0, embed.start()).lines().count() + 1;
      throw refusal(new SourcePosition(name, line, 0), "#embed is not allowed in a kernel source");
    }
  }

  private MslCompileException refusal(SourcePosition from, String message) {
    Diagnostic diagnostic = new Diagnostic(from, 0, "error", message);
    return new MslCompileException(diagnostic.render(new UserFiles(texts)));
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

package dev.panametal.embedded.msl;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to compile a source; the counterpart of {@code MTLCompileOptions}.
 *
 * @param fastMath whether results may differ from IEEE 754 for speed; Metal's default
 * @param languageVersion as in {@code MTLLanguageVersion}: the major version in the upper 16 bits,
 *     the minor one in the lower
 * @param macros preprocessor macros and their values
 * @param includeFolder the only folder from which the source may include files; null for none
 * @param sourceName what diagnostics call the source
 */
public record MslOptions(
    boolean fastMath,
    int languageVersion,
    Map<String, String> macros,
    @Nullable Path includeFolder,
    String sourceName) {
  /** Metal 3.2, {@code MTLLanguageVersion3_2}. */
  public static final int DEFAULT_LANGUAGE_VERSION = 3 << 16 | 2;

  /** Copies the macros and checks that they are ones. */
  public MslOptions {
    macros = Map.copyOf(macros);
    for (String name : macros.keySet()) {
      if (!name.matches("[A-Za-z_]\\w*")) {
        throw new IllegalArgumentException("'" + name + "' is not a name for a macro");
      }
    }
    if (sourceName.isEmpty() || sourceName.contains("\n")) {
      throw new IllegalArgumentException("a source's name is one line, not empty");
    }
  }

  /** Fast math, no macros, no includes, and the name that Metal gives a source from a string. */
  public static MslOptions defaults() {
    return new MslOptions(true, DEFAULT_LANGUAGE_VERSION, Map.of(), null, "program_source");
  }

  /** These options with another setting of fast math. */
  public MslOptions withFastMath(boolean enabled) {
    return new MslOptions(enabled, languageVersion, macros, includeFolder, sourceName);
  }

  /** These options with other macros. */
  public MslOptions withMacros(Map<String, String> replacement) {
    return new MslOptions(fastMath, languageVersion, replacement, includeFolder, sourceName);
  }

  /** These options with a folder to include from. */
  public MslOptions withIncludeFolder(Path folder) {
    return new MslOptions(fastMath, languageVersion, macros, folder, sourceName);
  }

  /** These options with another name for the source. */
  public MslOptions withSourceName(String name) {
    return new MslOptions(fastMath, languageVersion, macros, includeFolder, name);
  }
}

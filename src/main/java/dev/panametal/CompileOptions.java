package dev.panametal;

import java.util.Map;

/**
 * How source text is compiled ({@code MTLCompileOptions}).
 *
 * @param fastMath whether floating-point arithmetic may be reordered and assume what Metal's fast
 *     math assumes; Metal's own default
 * @param macros preprocessor macros and their values
 */
public record CompileOptions(boolean fastMath, Map<String, String> macros) {
  private static final CompileOptions DEFAULTS = new CompileOptions(true, Map.of());

  /** Options with a copy of the macros. */
  public CompileOptions {
    macros = Map.copyOf(macros);
  }

  /**
   * Metal's defaults: fast math, no macros.
   *
   * @return the options
   */
  public static CompileOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with fast math on or off.
   *
   * @param on whether to allow it
   * @return the changed options
   */
  public CompileOptions withFastMath(boolean on) {
    return new CompileOptions(on, macros);
  }

  /**
   * These options with other macros.
   *
   * @param values names and values
   * @return the changed options
   */
  public CompileOptions withMacros(Map<String, String> values) {
    return new CompileOptions(fastMath, values);
  }
}

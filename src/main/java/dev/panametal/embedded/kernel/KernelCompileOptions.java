package dev.panametal.embedded.kernel;

import java.util.Map;

/**
 * What {@code MTLCompileOptions} says.
 *
 * @param preprocessorMacros names and their values, in order
 * @param mathMode an {@code MTLMathMode}
 * @param languageVersion an {@code MTLLanguageVersion}, or 0 for the newest
 */
public record KernelCompileOptions(
    Map<String, String> preprocessorMacros, long mathMode, long languageVersion) {}

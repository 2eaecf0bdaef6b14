package dev.panametal.embedded.msl.source;

/**
 * A file that the preprocessor read.
 *
 * @param file as the preprocessor names it
 * @param from the line that includes it
 */
public record Inclusion(String file, SourcePosition from) {}

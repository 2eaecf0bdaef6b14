package dev.panametal.embedded.msl.source;

/**
 * A place in a file that the user wrote.
 *
 * @param line from 1
 * @param column from 1; 0 if only the line is known
 */
public record SourcePosition(String file, int line, int column) {}

package dev.panametal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source text of tests, for pages that name them. */
public final class TestSources {
  /** The test trees of the library and its tools, from the library's folder. */
  public static final List<Path> TREES =
      List.of(
          Path.of("src/test/java"),
          Path.of("bench/src/test/java"),
          Path.of("bindings-gen/src/test/java"));

  private TestSources() {}

  /**
   * Methods by their names, as one line each with their annotations; texts that are written in
   * parts are joined. Several packages may each have a test class of one name.
   *
   * @param testClass the simple name of the class
   * @param method the name of the method
   * @return what was found
   */
  public static List<String> methods(String testClass, String method) {
    Pattern body = Pattern.compile("(?ms)^( +)(?:[\\w<>]+ )*void " + method + "\\(.*?^\\1\\}$");
    return TREES.stream()
        .flatMap(tree -> files(tree, testClass + ".java").stream())
        .map(TestSources::read)
        .flatMap(source ->
            body.matcher(source)
                .results()
                // Up to the empty line before it: its annotations may hold texts.
                .map(found ->
                    source.substring(source.lastIndexOf("\n\n", found.start()), found.end())))
        .map(TestSources::joined)
        .toList();
  }

  /** The files below a folder whose names end with a text. */
  public static List<Path> files(Path folder, String nameEnd) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> ("/" + file.getFileName()).endsWith(nameEnd)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(String source) {
    return oneLine(
        source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\n", " ").replace("\\\"", "\""));
  }

  /** A text whose lines are joined by single spaces. */
  public static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}

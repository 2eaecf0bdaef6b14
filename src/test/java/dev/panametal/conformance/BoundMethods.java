package dev.panametal.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The methods that the bindings have, as the API facts beside the generator tell them. */
final class BoundMethods {
  private static final Path API = Path.of("bindings-gen", "api");

  private static final Pattern METHOD =
      Pattern.compile(
          "\"selector\": \"(?<selector>[^\"]+)\",\\s*"
              + "(?:\"(?:class_method|java|constant)\": (?:true|\"[^\"]*\"),\\s*)*"
              + "\"encoding\": (?:\\{ \"arm64\": \"(?<arm64>[^\"]+)\", \"x86_64\":"
              + " \"(?<x86>[^\"]+)\" \\}|\"(?<both>[^\"]+)\")");

  private BoundMethods() {}

  /**
   * A method.
   *
   * @param message such as {@code MTLBuffer contents}
   * @param encodings its type encoding, on arm64 and on x86_64 where that differs
   */
  record BoundMethod(String message, List<String> encodings) {}

  /** All of them. */
  static List<BoundMethod> read() {
    try (Stream<Path> files = Files.walk(API)) {
      List<BoundMethod> methods = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        read(file, methods);
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, List<BoundMethod> methods) throws IOException {
    String json = Files.readString(file);
    String type = file.getFileName().toString().replace(".json", "");
    Matcher matcher = METHOD.matcher(json);
    int found = 0;
    while (matcher.find()) {
      String both = matcher.group("both");
      List<String> encodings =
          both != null ? List.of(both) : List.of(matcher.group("arm64"), matcher.group("x86"));
      methods.add(new BoundMethod(type + " " + matcher.group("selector"), encodings));
      found++;
    }
    if (found != json.split("\"selector\":", -1).length - 1) {
      throw new IOException(file + " has a method that this test cannot read");
    }
  }
}

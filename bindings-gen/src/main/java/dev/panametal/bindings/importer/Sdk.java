package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder laid out as a macOS SDK.
 *
 * @param root the folder, which holds {@code System/Library/Frameworks}
 * @param version the version of macOS it is for
 */
public record Sdk(Path root, String version) {
  /** Stands in where an SDK does not tell its version; no fact depends on it. */
  private static final String UNKNOWN_VERSION = "26.0";

  private static final Path FRAMEWORKS = Path.of("System", "Library", "Frameworks");
  private static final Pattern FRAMEWORK =
      Pattern.compile("/(\\w+)\\.framework/(?:Versions/\\w+/)?Headers/[^/]+$");
  private static final Pattern RUNTIME = Pattern.compile("/usr/include/objc/[^/]+$");

  /**
   * The SDK in a folder.
   *
   * @throws ImportException if the folder is not laid out as one
   */
  public static Sdk in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ImportException("There is no folder " + folder + " to take headers from.");
    }
    if (!Files.isDirectory(folder.resolve(FRAMEWORKS))) {
      throw new ImportException(
          folder
              + " is no macOS SDK: it has no "
              + FRAMEWORKS
              + ". Name the folder that xcrun --sdk macosx --show-sdk-path prints on a Mac,"
              + " such as .../MacOSX.platform/Developer/SDKs/MacOSX.sdk.");
    }
    return new Sdk(folder.toAbsolutePath().normalize(), version(folder));
  }

  /** The SDK that this Mac's developer tools use. */
  public static Sdk ofThisMac() throws IOException {
    return ofThisMac(List.of("xcrun", "--sdk", "macosx", "--show-sdk-path"));
  }

  static Sdk ofThisMac(List<String> command) throws IOException {
    String advice =
        " Name the folder of an SDK, or run this on a Mac with the command line tools of Xcode"
            + " (xcode-select --install).";
    Process xcrun;
    try {
      xcrun = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException notThere) {
      throw new ImportException("There is no xcrun here to ask for an SDK." + advice, notThere);
    }
    String path = new String(xcrun.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (Processes.waitFor(xcrun) != 0 || path.isEmpty()) {
      throw new ImportException("xcrun finds no macOS SDK." + advice);
    }
    return in(Path.of(path));
  }

  private static String version(Path folder) throws IOException {
    Path settings = folder.resolve("SDKSettings.json");
    return Files.isRegularFile(settings)
        ? new JsonMapper()
            .readTree(Files.readString(settings))
            .path("Version")
            .asText(UNKNOWN_VERSION)
        : UNKNOWN_VERSION;
  }

  /** The framework that a header belongs to, if it belongs to one. */
  static Optional<String> frameworkOf(String header) {
    Matcher framework = FRAMEWORK.matcher(header);
    if (framework.find()) {
      return Optional.of(framework.group(1));
    }
    // NSObject stands in the runtime's own headers and is Foundation's to everyone.
    return RUNTIME.matcher(header).find() ? Optional.of("Foundation") : Optional.empty();
  }

  /**
   * The lines that import all of a framework: its umbrella header, or each of its headers where it
   * has none.
   */
  List<String> imports(String framework) throws IOException {
    Path headers = headers(framework);
    String umbrella = framework + ".h";
    if (Files.isRegularFile(headers.resolve(umbrella))) {
      return List.of(line(framework, umbrella));
    }
    try (Stream<Path> files = Files.list(headers)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".h"))
          .sorted()
          .map(name -> line(framework, name))
          .toList();
    }
  }

  private static String line(String framework, String header) {
    return "#import <" + framework + "/" + header + ">";
  }

  private Path headers(String framework) throws IOException {
    Path headers = root.resolve(FRAMEWORKS).resolve(framework + ".framework").resolve("Headers");
    if (!Files.isDirectory(headers)) {
      throw new ImportException(
          "The SDK "
              + root
              + " has no headers of "
              + framework
              + ". It has those of: "
              + String.join(", ", frameworks())
              + ".");
    }
    return headers;
  }

  /** The frameworks that have headers here. */
  public List<String> frameworks() throws IOException {
    try (Stream<Path> folders = Files.list(root.resolve(FRAMEWORKS))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("Headers")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.endsWith(".framework"))
          .map(name -> name.substring(0, name.length() - ".framework".length()))
          .sorted()
          .toList();
    }
  }
}

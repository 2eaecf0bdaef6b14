package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compiles every kernel of a folder that lies outside this project, such as another project's
 * kernels, and prints what compiles and what does not. By properties:
 *
 * <ul>
 *   <li>{@code panametal.kernels}: the folder; every {@code .metal} file below it is compiled, each
 *       of its kernels type-checked and every instantiation made
 *   <li>{@code panametal.kernels.include}: the folder to include from; else the same
 *   <li>{@code panametal.kernels.macros}: {@code NAME=VALUE}, separated by commas
 *   <li>{@code panametal.kernels.skip}: files whose path contains this text are left out
 *   <li>{@code panametal.kernels.build}: also compiles every n-th kernel of a file to machine code
 * </ul>
 */
@EnabledIfSystemProperty(
    named = KernelCollectionTest.FOLDER,
    matches = ".+",
    disabledReason = "panametal.kernels names no folder with kernels")
class KernelCollectionTest {
  static final String FOLDER = "panametal.kernels";

  private final List<String> report = new ArrayList<>();
  private int filesOk;
  private int kernelsOk;
  private int built;
  private int failures;

  @Test
  void compiles() throws IOException {
    Path folder = Path.of(System.getProperty(FOLDER));
    MslOptions options =
        MslOptions.defaults()
            .withIncludeFolder(Path.of(System.getProperty(FOLDER + ".include", folder.toString())))
            .withMacros(macros());
    List<Path> files = sources(folder);
    assertThat(files).as("Metal sources in " + folder).isNotEmpty();

    for (Path file : files) {
      compile(file, options.withSourceName(folder.relativize(file).toString()));
    }

    System.out.printf(
        "%d of %d files ok, %d kernels ok, %d built%n", filesOk, files.size(), kernelsOk, built);
    assertThat(report).as(failures + " failures; the first message of each").isEmpty();
  }

  private void compile(Path file, MslOptions options) throws IOException {
    long start = System.nanoTime();
    try {
      MslLibrary library = KernelRunner.compiler().compile(Files.readString(file), options);
      List<String> names = library.functionNames();
      filesOk++;
      kernelsOk += names.size();
      System.out.printf(
          "ok %s: %d kernels, %.1f s%n",
          options.sourceName(), names.size(), (System.nanoTime() - start) / 1e9);
      int every = Integer.getInteger(FOLDER + ".build", 0);
      for (int i = 0; every > 0 && i < names.size(); i += every) {
        build(options.sourceName(), library.function(names.get(i)).orElseThrow());
      }
    } catch (MslCompileException e) {
      fail(options.sourceName(), e);
    }
  }

  /** With every function constant zero: only whether it compiles is asked. */
  private void build(String file, MslFunction function) {
    Map<Integer, MslConstant> constants = new HashMap<>();
    for (MslFunctionConstant constant : function.functionConstants()) {
      List<Long> zero = new ArrayList<>();
      for (int i = 0; i < MslDataType.components(constant.dataType()); i++) {
        zero.add(0L);
      }
      constants.put(constant.index(), new MslConstant(constant.dataType(), zero));
    }
    try {
      function.build(constants).close();
      built++;
    } catch (MslCompileException e) {
      fail(file + " " + function.name(), e);
    }
  }

  private void fail(String what, MslCompileException e) {
    failures++;
    String first = e.diagnostics().lines().limit(12).reduce("", (a, b) -> a + "\n    " + b);
    System.out.println("FAILED " + what + first);
    report.add(what + ": " + e.diagnostics().lines().findFirst().orElse(""));
  }

  private static List<Path> sources(Path folder) throws IOException {
    String skipped = System.getProperty(FOLDER + ".skip", "\n");
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(file -> file.toString().endsWith(".metal"))
          .filter(file -> !file.toString().contains(skipped))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> macros() {
    Map<String, String> macros = new HashMap<>();
    for (String macro : System.getProperty(FOLDER + ".macros", "").split(",", -1)) {
      if (!macro.isEmpty()) {
        int equals = macro.indexOf('=');
        macros.put(
            equals < 0 ? macro : macro.substring(0, equals),
            equals < 0 ? "1" : macro.substring(equals + 1));
      }
    }
    return macros;
  }
}

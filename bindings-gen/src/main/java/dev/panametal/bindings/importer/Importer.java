package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Imports the headers of an SDK. */
public final class Importer {
  private final Clang clang;
  private final Path work;

  /**
   * An importer.
   *
   * @param clang reads the headers
   * @param work an empty folder of its own
   */
  public Importer(Clang clang, Path work) {
    this.clang = clang;
    this.work = work;
  }

  /**
   * What an import brought.
   *
   * @param api the facts
   * @param notes what was left out or not understood
   */
  public record Result(Api api, List<String> notes) {
    /** Copies the notes. */
    public Result {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The facts about some frameworks of an SDK.
   *
   * @throws ImportException if the headers cannot be read at all
   */
  public Result read(Sdk sdk, List<String> frameworks) throws IOException {
    List<String> imports = new ArrayList<>();
    for (String framework : frameworks) {
      imports.addAll(sdk.imports(framework));
    }
    HeaderCompiler compiler = new HeaderCompiler(clang, sdk, imports, work);
    compiler.standInForMissingHeaders();

    HeaderReader reader = new HeaderReader(new TreeSet<>(frameworks));
    compiler.readSyntaxTree(reader);
    Headers headers = reader.headers();
    addMacros(headers, compiler, frameworks);

    Probe probe = new Probe();
    HeaderQuestions.ask(headers, probe);
    FactsBuilder facts =
        new FactsBuilder(
            headers, probe.answer(compiler, Target.ARM64), probe.answer(compiler, Target.X86_64));
    Api api = facts.api();

    List<String> notes = new ArrayList<>();
    compiler.missing().forEach(each -> notes.add("missing header, taken as empty: " + each));
    notes.addAll(headers.notes);
    notes.addAll(probe.notes());
    notes.addAll(facts.notes());
    return new Result(api, notes);
  }

  private static void addMacros(Headers headers, HeaderCompiler compiler, List<String> frameworks)
      throws IOException {
    for (HeaderCompiler.Macro each : compiler.macros()) {
      Sdk.frameworkOf(each.header())
          .filter(frameworks::contains)
          .ifPresent(framework ->
              headers.constants.add(
                  new Headers.Constant(each.name(), framework, "int", null, true)));
    }
  }
}

package dev.panametal.bindings.importer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks clang what only a compiler knows for sure: type encodings, sizes, offsets, values, the
 * signatures of blocks. Each question is a line of a source file that is compiled to LLVM's text
 * form; the answers are the constants in it. A question that does not compile is left out.
 */
final class Probe {
  /** What is unavailable itself may mention what is. */
  private static final String UNAVAILABLE = "__attribute__((unavailable)) ";

  private record Question(String line, boolean guess) {}

  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Asks for the type encoding and the size of a type. */
  void askType(CType type) {
    String source = type.source();
    ask("encoding " + source, "const char @NAME@[] = @encode(" + source + ");", false);
    ask("size " + source, "const unsigned long @NAME@ = sizeof(" + source + ");", false);
  }

  /** Asks for the alignment of a type. */
  void askAlignment(CType type) {
    ask(
        "align " + type.source(),
        "const unsigned long @NAME@ = _Alignof(" + type.source() + ");",
        false);
  }

  /** Asks where a field lies and how large it is. */
  void askField(CType struct, String field) {
    String source = struct.source();
    ask(
        "offset " + source + " " + field,
        "const unsigned long @NAME@ = __builtin_offsetof(" + source + ", " + field + ");",
        false);
    ask(
        "field size " + source + " " + field,
        "const unsigned long @NAME@ = sizeof(((" + source + " *)0)->" + field + ");",
        false);
  }

  /**
   * Asks for the value of an integer constant.
   *
   * @param guess whether it may turn out to be none, as a macro may
   */
  void askValue(String name, boolean guess) {
    ask(
        "value " + name,
        "const unsigned long long @NAME@ = (unsigned long long)(" + name + ");",
        guess);
    ask(
        "negative " + name,
        "const unsigned long @NAME@ = (__typeof__(" + name + "))-1 < 0;",
        guess);
  }

  /** Asks for the signature in the literal of a block. */
  void askBlock(CType.Function block) {
    StringBuilder literal =
        new StringBuilder("const void *@NAME@ = (const void *)^__typeof__(")
            .append(block.result().source())
            .append(") (");
    for (int i = 0; i < block.params().size(); i++) {
      literal
          .append(i == 0 ? "" : ", ")
          .append("__typeof__(")
          .append(block.params().get(i).source())
          .append(") a")
          .append(i);
    }
    if (block.params().isEmpty()) {
      literal.append("void");
    }
    ask("block " + block.source(), literal + ") { __builtin_trap(); };", false);
  }

  /** Asks for the methods of a protocol. */
  void askProtocol(String name) {
    ask(
        "protocol " + name,
        "void *@NAME@(void) { return (void *)@protocol(" + name + "); }",
        false);
  }

  private void ask(String key, String line, boolean guess) {
    questions.putIfAbsent(key, new Question(UNAVAILABLE + line, guess));
  }

  /** Has the questions answered for one target. */
  Answers answer(HeaderCompiler compiler, Target target) throws IOException {
    List<String> keys = List.copyOf(questions.keySet());
    Map<String, String> symbols = new LinkedHashMap<>();
    keys.forEach(key -> symbols.put(key, "panametal_" + symbols.size()));
    Set<Integer> refused = new HashSet<>();
    while (true) {
      List<String> lines = new ArrayList<>(compiler.imports());
      int number = 0;
      for (Map.Entry<String, Question> each : questions.entrySet()) {
        // An empty line keeps the others in their places.
        lines.add(
            refused.contains(number++)
                ? ""
                : each.getValue()
                    .line()
                    .replace("@NAME@", symbols.getOrDefault(each.getKey(), "")));
      }
      HeaderCompiler.Compilation result = compiler.compile(lines, target);
      if (result.succeeded()) {
        return new Answers(target, symbols, LlvmModule.parse(result.output()));
      }
      if (!refuse(result, compiler.imports().size(), keys, refused, target)) {
        throw new ImportException(
            "The headers do not compile for " + target + ":\n" + result.firstErrors());
      }
    }
  }

  /**
   * Takes the questions with an error out; false if there is none among them. Guesses go first: a
   * macro may expand to anything, and what follows it then has errors as well.
   */
  private boolean refuse(
      HeaderCompiler.Compilation result,
      int imports,
      List<String> keys,
      Set<Integer> refused,
      Target target) {
    Map<Integer, String> wrong = new LinkedHashMap<>();
    for (HeaderCompiler.Message error : result.errorsOfSource()) {
      int question = error.line() - 1 - imports;
      if (question >= 0 && question < keys.size()) {
        wrong.putIfAbsent(question, error.text());
      }
    }
    boolean guesses = wrong.keySet().stream().anyMatch(each -> isGuess(keys.get(each)));
    boolean any = false;
    for (Map.Entry<Integer, String> each : wrong.entrySet()) {
      String key = keys.get(each.getKey());
      if (isGuess(key) == guesses && refused.add(each.getKey())) {
        any = true;
        if (!guesses) {
          notes.add("no " + key + " on " + target + ": " + each.getValue());
        }
      }
    }
    return any;
  }

  private boolean isGuess(String key) {
    Question question = questions.get(key);
    return question != null && question.guess();
  }

  /** What could not be answered. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}

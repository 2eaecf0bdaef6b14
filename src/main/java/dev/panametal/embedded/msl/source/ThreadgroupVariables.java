package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Variables in threadgroup memory: {@code threadgroup float tile[16];} becomes a place holder in a
 * section that the linker lays out, and a reference to the same offset in the worker's memory.
 */
final class ThreadgroupVariables {
  /** Marks a variable whose initial value every threadgroup finds. */
  static final String INITIALIZED = "PANAMETAL_INITIALIZED_THREADGROUP_SECTION";

  private static final String UNINITIALIZED = "PANAMETAL_THREADGROUP_SECTION";
  private static final String SLOT = "panametal_slot_";

  private ThreadgroupVariables() {}

  static void rewrite(TokenBuffer buffer, List<KernelParser.Body> kernels) {
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.is(i, "threadgroup") && startsStatement(buffer, i)) {
        int end = variableEnd(buffer, i);
        if (end != TokenBuffer.NONE) {
          int position = i;
          if (kernels.stream().noneMatch(k -> k.open() < position && position < k.close())) {
            throw new SourceException(
                i, "variables in the threadgroup address space can only be declared in a kernel");
          }
          rewriteDeclaration(buffer, i, end);
          i = end;
        }
      }
    }
  }

  private static boolean startsStatement(TokenBuffer buffer, int index) {
    int before = buffer.previous(index);
    if (buffer.is(before, "static") || buffer.is(before, "volatile")) {
      return startsStatement(buffer, before);
    }
    if (buffer.is(before, ")") && buffer.partner(before) != TokenBuffer.NONE) {
      int word = buffer.previous(buffer.partner(before));
      return buffer.is(word, "alignas") && startsStatement(buffer, word);
    }
    if (buffer.is(before, "]") && buffer.partner(before) != TokenBuffer.NONE) {
      int attributes = buffer.partner(before);
      return Attributes.startAt(buffer, attributes) && startsStatement(buffer, attributes);
    }
    // As written: the end of an earlier declaration has been replaced by more than a semicolon.
    return before < 0 || Set.of(";", "{", "}", ":").contains(buffer.token(before).text());
  }

  /** The semicolon of a declaration of variables, or none if it declares pointers or references. */
  private static int variableEnd(TokenBuffer buffer, int start) {
    int angles = 0;
    boolean initialized = false;
    for (int i = buffer.next(start); i < buffer.size(); i = buffer.next(i)) {
      switch (buffer.text(i)) {
        case "<" -> angles += initialized ? 0 : 1;
        case ">" -> angles -= initialized ? 0 : 1;
        case "[" -> i = Math.max(i, buffer.partner(i));
        case "=" -> initialized = true;
        case "*", "&", "(", "{", "}" -> {
          if (angles == 0 && !initialized) {
            return TokenBuffer.NONE;
          }
          i = Math.max(i, buffer.partner(i));
        }
        case ";" -> {
          return i;
        }
        default -> {}
      }
    }
    return TokenBuffer.NONE;
  }

  private static void rewriteDeclaration(TokenBuffer buffer, int start, int end) {
    List<Integer> names = new ArrayList<>();
    boolean initialized = declaredNames(buffer, start, end, names);
    StringBuilder references = new StringBuilder(";");
    for (int name : names) {
      String variable = buffer.text(name);
      references
          .append(" auto &")
          .append(variable)
          .append(" = panametal::threadgroup_variable(panametal_threadgroup, ")
          .append(SLOT)
          .append(variable)
          .append(");");
      buffer.replace(name, SLOT + variable);
    }
    int before = buffer.previous(start);
    String linkage = buffer.is(before, "static") ? "" : "static ";
    buffer.replace(start, linkage + (initialized ? INITIALIZED : UNINITIALIZED));
    buffer.replace(end, references.toString());
  }

  /**
   * Finds the last identifier of each declarator, in front of its dimensions and its initializer.
   *
   * @return whether there is an initializer
   */
  private static boolean declaredNames(
      TokenBuffer buffer, int start, int end, List<Integer> names) {
    int angles = 0;
    int last = TokenBuffer.NONE;
    boolean any = false;
    boolean inInitializer = false;
    for (int i = buffer.next(start); i <= end; i = buffer.next(i)) {
      switch (buffer.text(i)) {
        case "<" -> angles += inInitializer ? 0 : 1;
        case ">" -> angles -= inInitializer ? 0 : 1;
        case "[", "(", "{" -> i = Math.max(i, buffer.partner(i));
        case "=" -> {
          any = true;
          inInitializer = true;
        }
        case ",", ";" -> {
          if (angles == 0) {
            names.add(last);
            inInitializer = false;
          }
        }
        default -> last = buffer.isIdentifier(i) && !inInitializer ? i : last;
      }
    }
    return any;
  }
}

package dev.panametal.embedded.msl.source;

import dev.panametal.embedded.msl.source.Attributes.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the kernels of a source and makes plain C++ functions of them: {@code kernel} becomes
 * {@code static}, so that only a kernel that is asked for is compiled, attributes are taken off,
 * and a first parameter is added through which the body reaches its threadgroup.
 */
final class KernelParser {
  private static final String ADDED_TYPE = "const panametal::threadgroup_state &";
  private static final String ADDED_PARAMETER = ADDED_TYPE + "panametal_threadgroup";

  /** A range of tokens, both ends included. */
  record Body(int open, int close) {}

  private record Declaration(List<KernelParameter> parameters, int maxTotalThreads) {}

  private final TokenBuffer buffer;
  private final Namespaces namespaces;
  private final List<KernelEntry> entries = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private final Map<String, Declaration> declarations = new HashMap<>();

  KernelParser(TokenBuffer buffer) {
    this.buffer = buffer;
    namespaces = new Namespaces(buffer);
  }

  List<KernelEntry> entries() {
    return entries;
  }

  List<Body> bodies() {
    return bodies;
  }

  void parse() {
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.is(i, "kernel") && !isInAttribute(i)) {
        i = declaration(i, i, false);
      } else if (Attributes.startAt(buffer, i) && saysKernel(i) && !isInstantiation(i)) {
        i = declaration(i, Attributes.end(buffer, i), true);
      }
    }
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.is(i, "template") && !buffer.is(buffer.next(i), "<")) {
        instantiation(i);
      }
    }
  }

  private boolean saysKernel(int start) {
    return Attributes.named(Attributes.parse(buffer, start), "kernel").isPresent();
  }

  private boolean isInAttribute(int index) {
    int before = buffer.previous(index);
    return buffer.is(before, "[") || buffer.is(before, ",") || isInstantiation(index);
  }

  /** Whether the statement up to here began with {@code template} without a parameter list. */
  private boolean isInstantiation(int index) {
    int i = buffer.previous(index);
    while (i >= 0 && !buffer.is(i, ";") && !buffer.is(i, "}") && !buffer.is(i, "{")) {
      if (buffer.is(i, "template")) {
        return !buffer.is(buffer.next(i), "<");
      }
      i = buffer.is(i, "]") ? Math.min(i - 1, buffer.partner(i)) : buffer.previous(i);
    }
    return false;
  }

  /** Rewrites the declaration that a kernel mark belongs to; returns where to go on. */
  private int declaration(int mark, int markEnd, boolean attributeMark) {
    int open = parameterList(markEnd);
    if (open == TokenBuffer.NONE) {
      return markEnd;
    }
    int name = buffer.previous(open);
    int close = buffer.partner(open);
    int start = declarationStart(mark);
    List<Attribute> attributes =
        new ArrayList<>(attributeMark ? Attributes.parse(buffer, mark) : List.of());
    buffer.erase(mark, markEnd);
    attributes.addAll(Attributes.take(buffer, start, open));
    int after = buffer.next(close);
    while (Attributes.startAt(buffer, after)) {
      int end = Attributes.end(buffer, after);
      attributes.addAll(Attributes.take(buffer, after, end));
      after = buffer.next(close);
    }

    boolean template = false;
    boolean specialization = false;
    for (int i = buffer.next(start - 1); i < open; i = buffer.next(i)) {
      if (buffer.is(i, "template")) {
        template = true;
        specialization = buffer.closingAngle(buffer.next(i)) == buffer.next(buffer.next(i));
      } else if (buffer.is(i, "static")) {
        buffer.erase(i);
      }
    }
    // The mark's place may lie before or after `inline` and attributes; all orders are valid C++.
    buffer.replace(mark, specialization ? "" : "static");

    List<KernelParameter> parameters = ParameterParser.parse(buffer, open, close);
    buffer.append(open, ADDED_PARAMETER + (buffer.next(open) == close ? "" : ", "));
    int maxTotalThreads =
        Attributes.named(attributes, "max_total_threads_per_threadgroup")
            .map(a -> IntegerExpression.evaluate(a.argument()).orElse(0))
            .orElse(0);
    declarations.put(buffer.text(name), new Declaration(parameters, maxTotalThreads));
    if (buffer.is(after, "{") && buffer.partner(after) != TokenBuffer.NONE) {
      bodies.add(new Body(after, buffer.partner(after)));
      if (!template) {
        List<String> scope = namespaces.around(name);
        String function = qualified(scope, buffer.text(name));
        entries.add(
            new KernelEntry(
                hostName(attributes, function),
                scope,
                // From outside, where a function of Metal's library with this name is not seen.
                "::" + function,
                parameters,
                maxTotalThreads,
                name));
      }
    }
    return close;
  }

  /** The parenthesis that opens a function's parameters, behind its return type and name. */
  private int parameterList(int markEnd) {
    int i = buffer.next(markEnd);
    while (i < buffer.size()) {
      if (Attributes.startAt(buffer, i)) {
        i = buffer.next(Attributes.end(buffer, i));
      } else if (buffer.is(i, "__attribute__") && buffer.is(buffer.next(i), "(")) {
        i = buffer.next(Math.max(i, buffer.partner(buffer.next(i))));
      } else if (buffer.is(i, "(")) {
        return buffer.partner(i) == TokenBuffer.NONE ? TokenBuffer.NONE : i;
      } else if (buffer.is(i, ";") || buffer.is(i, "{")) {
        return TokenBuffer.NONE;
      } else {
        i = buffer.next(i);
      }
    }
    return TokenBuffer.NONE;
  }

  private int declarationStart(int mark) {
    int i = buffer.previous(mark);
    while (i >= 0 && !buffer.is(i, ";") && !buffer.is(i, "}") && !buffer.is(i, "{")) {
      i = buffer.is(i, "]") ? Math.min(i - 1, buffer.partner(i)) : buffer.previous(i);
    }
    return i + 1;
  }

  /** {@code template [[host_name("x")]] kernel ... f<T>(...);} becomes an entry and is erased. */
  private void instantiation(int template) {
    int end = buffer.next(template);
    while (end < buffer.size() && !buffer.is(end, ";")) {
      if (buffer.is(end, "{")) {
        return;
      }
      end =
          buffer.next(
              buffer.is(end, "(") || buffer.is(end, "[")
                  ? Math.max(end, buffer.partner(end))
                  : end);
    }
    if (end >= buffer.size()) {
      return;
    }
    boolean marked = false;
    for (int i = buffer.next(template); i < end; i = buffer.next(i)) {
      marked |= buffer.is(i, "kernel") || buffer.is(i, "host_name");
    }
    if (!marked) {
      return;
    }
    List<Attribute> attributes = Attributes.take(buffer, template, end);
    int nameEnd = instantiatedName(template, end);
    int nameStart = nameEnd;
    if (buffer.is(nameEnd, ">")) {
      nameStart = buffer.previous(buffer.openingAngle(nameEnd));
    }
    int simpleName = nameStart;
    while (buffer.is(buffer.previous(nameStart), "::")) {
      nameStart = buffer.previous(buffer.previous(nameStart));
    }
    Declaration declaration = declarations.get(buffer.text(simpleName));
    if (declaration == null) {
      throw new SourceException(
          simpleName, "no kernel named '" + buffer.text(simpleName) + "' to instantiate");
    }
    String function = buffer.join(nameStart, nameEnd);
    String expression = function;
    int parameters = buffer.next(nameEnd);
    if (!buffer.is(nameEnd, ">") && parameters < end) {
      // The template's arguments follow from the types of the parameters.
      expression =
          "*static_cast<void (*)(%s, %s)>(&%s)"
              .formatted(
                  ADDED_TYPE,
                  AddressSpaces.erased(buffer, parameters + 1, buffer.partner(parameters) - 1),
                  function);
    }
    List<String> scope = namespaces.around(template);
    entries.add(
        new KernelEntry(
            hostName(attributes, qualified(scope, function.replace(" ", ""))),
            scope,
            expression,
            declaration.parameters(),
            declaration.maxTotalThreads(),
            simpleName));
    buffer.erase(template, end);
  }

  /** The last token of the function's name: in front of its parameters, or of the semicolon. */
  private int instantiatedName(int template, int end) {
    int last = buffer.previous(end);
    if (!buffer.is(last, ")")) {
      return last;
    }
    int open = buffer.partner(last);
    if (open == TokenBuffer.NONE || open <= template) {
      throw new SourceException(template, "this explicit instantiation names no kernel");
    }
    return buffer.previous(open);
  }

  private static String hostName(List<Attribute> attributes, String otherwise) {
    return Attributes.named(attributes, "host_name")
        .map(a -> a.argument().replaceAll("\"\\s*\"", "").replaceAll("^\"|\"$", ""))
        .orElse(otherwise);
  }

  private static String qualified(List<String> scope, String name) {
    return scope.isEmpty() ? name : String.join("::", scope) + "::" + name;
  }
}

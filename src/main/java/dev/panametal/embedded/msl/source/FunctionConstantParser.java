package dev.panametal.embedded.msl.source;

import dev.panametal.embedded.msl.source.Attributes.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes variables of function constants that take their values from macros: a constant without a
 * value is only declared, so that a kernel which needs it does not link.
 */
final class FunctionConstantParser {
  private final TokenBuffer buffer;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> optional = new HashSet<>();

  FunctionConstantParser(TokenBuffer buffer) {
    this.buffer = buffer;
  }

  List<FunctionConstant> parse() {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < buffer.size(); i++) {
      if (Attributes.startAt(buffer, i)) {
        int end = Attributes.end(buffer, i);
        for (Attribute attribute : Attributes.parse(buffer, i)) {
          if (attribute.name().equals("function_constant")) {
            OptionalInt index = IntegerExpression.evaluate(attribute.argument());
            if (index.isPresent()) {
              order.add(declaration(i, index.getAsInt()));
            }
          }
        }
        i = end;
      }
    }
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.is(i, "is_function_constant_defined") && buffer.is(buffer.next(i), "(")) {
        definedQuery(i);
      }
    }
    return order.stream()
        .map(name ->
            new FunctionConstant(
                name,
                indices.getOrDefault(name, 0),
                types.getOrDefault(name, ""),
                !optional.contains(name)))
        .toList();
  }

  private String declaration(int attribute, int index) {
    int name = buffer.previous(attribute);
    int start = name;
    while (start > 0 && !buffer.is(start, "constant") && !buffer.is(start, ";")) {
      start = buffer.previous(start);
    }
    if (!buffer.is(start, "constant") || !buffer.isIdentifier(name)) {
      throw new SourceException(
          attribute, "a function constant must be a variable in the constant address space");
    }
    List<String> type = new ArrayList<>();
    for (int i = buffer.next(start); i < name; i = buffer.next(i)) {
      if (Set.of("const", "constexpr", "static").contains(buffer.text(i))) {
        buffer.erase(i);
      } else {
        type.add(buffer.text(i));
      }
    }
    for (int i = buffer.previous(start);
        Set.of("static", "constexpr", "const").contains(buffer.text(i));
        i = buffer.previous(start)) {
      buffer.erase(i);
    }
    buffer.replace(start, "PANAMETAL_CONSTANT_LINKAGE_" + index + " const");
    buffer.erase(attribute, Attributes.end(buffer, attribute));
    // The attribute may have stood right behind the name.
    buffer.replace(attribute, " PANAMETAL_CONSTANT_VALUE_" + index);
    indices.put(buffer.text(name), index);
    types.put(buffer.text(name), String.join(" ", type));
    return buffer.text(name);
  }

  private void definedQuery(int word) {
    int open = buffer.next(word);
    int close = buffer.partner(open);
    if (close == TokenBuffer.NONE) {
      return;
    }
    int name = buffer.previous(close);
    Integer index = indices.get(buffer.text(name));
    if (index == null) {
      throw new SourceException(name, "'" + buffer.text(name) + "' is not a function constant");
    }
    optional.add(buffer.text(name));
    buffer.erase(open, close);
    buffer.replace(word, "PANAMETAL_CONSTANT_DEFINED_" + index);
  }
}

package dev.panametal.embedded.msl.source;

import dev.panametal.embedded.msl.source.Attributes.Attribute;
import dev.panametal.embedded.msl.source.KernelParameter.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a kernel's parameter list: what each parameter is bound to, and at which index. */
final class ParameterParser {
  private static final Set<String> ADDRESS_SPACES =
      Set.of("device", "constant", "threadgroup", "thread");
  private static final Set<String> QUALIFIERS = Set.of("const", "volatile", "restrict", "coherent");

  // The MSL attribute and the class in bindings.h that computes it.
  private static final Set<String> BUILT_INS =
      Set.of(
          "thread_position_in_grid",
          "thread_position_in_threadgroup",
          "thread_index_in_threadgroup",
          "thread_index_in_simdgroup",
          "thread_index_in_quadgroup",
          "simdgroup_index_in_threadgroup",
          "quadgroup_index_in_threadgroup",
          "threadgroup_position_in_grid",
          "threads_per_threadgroup",
          "simdgroups_per_threadgroup",
          "quadgroups_per_threadgroup",
          "threads_per_grid",
          "threadgroups_per_grid",
          "dispatch_threads_per_threadgroup",
          "dispatch_simdgroups_per_threadgroup",
          "dispatch_quadgroups_per_threadgroup");
  private static final Map<String, String> RENAMED_BUILT_INS =
      Map.of(
          "threads_per_simdgroup", "simdgroup_width", "thread_execution_width", "simdgroup_width");

  private final TokenBuffer buffer;
  private final Set<Integer> explicitBuffers = new HashSet<>();
  private int nextBuffer;
  private int nextThreadgroup;

  private ParameterParser(TokenBuffer buffer) {
    this.buffer = buffer;
  }

  /** Parses the list between two parentheses and erases its attributes. */
  static List<KernelParameter> parse(TokenBuffer buffer, int open, int close) {
    return new ParameterParser(buffer).parse(open, close);
  }

  private record Span(int first, int last, List<Attribute> attributes) {}

  private List<KernelParameter> parse(int open, int close) {
    List<Span> spans = new ArrayList<>();
    int first = open + 1;
    int angles = 0;
    for (int i = open + 1; i <= close; i++) {
      switch (buffer.text(i)) {
        case "<" -> angles++;
        case ">" -> angles--;
        case "(", "[", "{" -> i = i < close ? Math.max(i, buffer.partner(i)) : i;
        case ",", ")" -> {
          if (i == close || angles == 0) {
            if (buffer.next(first - 1) < i) {
              spans.add(new Span(first, i - 1, Attributes.take(buffer, first, i - 1)));
            }
            first = i + 1;
          }
        }
        default -> {}
      }
    }
    for (Span span : spans) {
      Attributes.named(span.attributes(), "buffer")
          .flatMap(a -> IntegerExpression.evaluate(a.argument()).stream().boxed().findFirst())
          .ifPresent(explicitBuffers::add);
    }
    return spans.stream().map(this::parameter).toList();
  }

  private KernelParameter parameter(Span span) {
    String addressSpace = "";
    boolean reference = false;
    boolean pointer = false;
    int name = TokenBuffer.NONE;
    int dimension = TokenBuffer.NONE;
    int angles = 0;
    for (int i = buffer.next(span.first() - 1); i <= span.last(); i = buffer.next(i)) {
      String text = buffer.text(i);
      if (addressSpace.isEmpty() && ADDRESS_SPACES.contains(text)) {
        addressSpace = text;
      }
      switch (text) {
        case "<" -> angles++;
        case ">" -> angles--;
        case "*" -> pointer = true;
        case "&" -> reference = true;
        case "[" -> {
          dimension = dimension == TokenBuffer.NONE ? i : dimension;
          i = Math.max(i, buffer.partner(i));
        }
        default -> {
          if (angles == 0 && buffer.isIdentifier(i)) {
            name = i;
          }
        }
      }
    }
    String typeName = typeName(span, name);
    boolean named = name != TokenBuffer.NONE && !typeName.isEmpty();
    Binding binding = bind(span, addressSpace, pointer || reference || dimension >= 0, typeName);
    return new KernelParameter(
        named ? buffer.text(name) : "",
        binding.kind(),
        binding.cpp(),
        typeName,
        addressSpace,
        reference);
  }

  private record Binding(Kind kind, String cpp) {}

  private Binding bind(Span span, String addressSpace, boolean indirect, String typeName) {
    for (Attribute attribute : span.attributes()) {
      String name = attribute.name();
      if (BUILT_INS.contains(name)) {
        return new Binding(Kind.BUILT_IN, "panametal::" + name);
      }
      String renamed = RENAMED_BUILT_INS.get(name);
      if (renamed != null) {
        return new Binding(Kind.BUILT_IN, "panametal::" + renamed);
      }
      if (!Set.of("buffer", "threadgroup", "function_constant", "maybe_unused").contains(name)) {
        throw new SourceException(
            attribute.index(),
            "a kernel argument with the attribute '"
                + name
                + "' is not supported by the embedded device");
      }
    }
    if (addressSpace.equals("threadgroup")) {
      return new Binding(Kind.THREADGROUP, threadgroupBinding(span));
    }
    if (!indirect) {
      throw new SourceException(
          buffer.next(span.first() - 1),
          "invalid type '" + typeName + "' for input declaration in a kernel function");
    }
    return new Binding(Kind.BUFFER, bufferBinding(span));
  }

  private String bufferBinding(Span span) {
    // Two arguments of which function constants choose one may have the same index.
    String binding =
        Attributes.named(span.attributes(), "function_constant").isPresent()
            ? "panametal::conditional_buffer<("
            : "panametal::buffer<(";
    Optional<Attribute> explicit = Attributes.named(span.attributes(), "buffer");
    if (explicit.isPresent()) {
      return binding + explicit.get().argument() + ")>";
    }
    while (explicitBuffers.contains(nextBuffer)) {
      nextBuffer++;
    }
    return binding + nextBuffer++ + ")>";
  }

  private String threadgroupBinding(Span span) {
    Optional<Attribute> explicit = Attributes.named(span.attributes(), "threadgroup");
    if (explicit.isEmpty()) {
      return "panametal::threadgroup_memory<" + nextThreadgroup++ + ">";
    }
    IntegerExpression.evaluate(explicit.get().argument())
        .ifPresent(index -> nextThreadgroup = index + 1);
    return "panametal::threadgroup_memory<(" + explicit.get().argument() + ")>";
  }

  /** The type that is pointed or referred to; the parameter's own name is left out. */
  private String typeName(Span span, int name) {
    StringBuilder type = new StringBuilder();
    boolean lastWasWord = false;
    for (int i = buffer.next(span.first() - 1); i <= span.last(); i = buffer.next(i)) {
      String text = buffer.text(i);
      if (i == name
          || ADDRESS_SPACES.contains(text)
          || QUALIFIERS.contains(text)
          || text.equals("*")
          || text.equals("&")
          || text.equals("(")
          || text.equals(")")) {
        continue;
      }
      if (text.equals("[")) {
        break;
      }
      boolean word = Character.isJavaIdentifierPart(text.charAt(0));
      type.append(word && lastWasWord ? " " : "").append(text);
      lastWasWord = word;
    }
    return type.toString();
  }
}

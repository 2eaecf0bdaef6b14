package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What has to be asked about the declarations of headers. */
final class HeaderQuestions {
  private final Headers headers;
  private final Probe probe;

  private HeaderQuestions(Headers headers, Probe probe) {
    this.headers = headers;
    this.probe = probe;
  }

  /** Asks everything that {@link FactsBuilder} will want to know. */
  static void ask(Headers headers, Probe probe) {
    new HeaderQuestions(headers, probe).ask();
  }

  private void ask() {
    for (Headers.Type type : headers.types) {
      if (type.kind() == Kind.PROTOCOL) {
        probe.askProtocol(type.name());
      }
      askMethods(type.methods());
    }
    headers.categories.forEach(category -> askMethods(category.methods()));
    headers.functions.forEach(function -> askTypes(function.returns(), function.params()));
    headers.enumerations.forEach(enumeration -> {
      probe.askType(enumeration.source());
      enumeration.constants().forEach(each -> probe.askValue(each.name(), false));
    });
    headers.constants.forEach(each -> probe.askValue(each.name(), each.macro()));
    headers.structs.forEach(struct -> {
      probe.askType(struct.source());
      probe.askAlignment(struct.source());
      struct.fields().forEach(field -> probe.askField(struct.source(), field.name()));
    });
  }

  private void askMethods(List<Headers.Method> methods) {
    methods.forEach(method -> askTypes(method.returns(), method.params()));
  }

  private void askTypes(Headers.Typed returns, List<Headers.Parameter> params) {
    Stream.concat(Stream.of(returns), params.stream().map(Headers.Parameter::type))
        .forEach(each -> {
          probe.askType(each.source());
          each.block().ifPresent(probe::askBlock);
        });
  }
}

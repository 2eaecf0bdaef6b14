package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.List;

/** Which namespaces stand around a token. */
final class Namespaces {
  private record Scope(List<String> names, int open, int close) {}

  private final List<Scope> scopes = new ArrayList<>();

  Namespaces(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (buffer.is(i, "namespace")) {
        List<String> names = new ArrayList<>();
        int next = buffer.next(i);
        while (buffer.isIdentifier(next) || buffer.is(next, "::")) {
          if (buffer.isIdentifier(next)) {
            names.add(buffer.text(next));
          }
          next = buffer.next(next);
        }
        if (buffer.is(next, "{") && buffer.partner(next) != TokenBuffer.NONE) {
          scopes.add(new Scope(names, next, buffer.partner(next)));
        }
      }
    }
  }

  List<String> around(int index) {
    return scopes.stream()
        .filter(scope -> scope.open() < index && index < scope.close())
        .flatMap(scope -> scope.names().stream())
        .toList();
  }
}

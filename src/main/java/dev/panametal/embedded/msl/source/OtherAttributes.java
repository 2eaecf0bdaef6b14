package dev.panametal.embedded.msl.source;

import dev.panametal.embedded.msl.source.Attributes.Attribute;
import java.util.Set;

/**
 * Erases the attributes that only Metal knows, for example on the parameters of helper functions.
 */
final class OtherAttributes {
  private static final Set<String> STANDARD =
      Set.of("deprecated", "fallthrough", "likely", "maybe_unused", "nodiscard", "unlikely");

  private OtherAttributes() {}

  static void erase(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (Attributes.startAt(buffer, i)) {
        int end = Attributes.end(buffer, i);
        boolean standard =
            Attributes.parse(buffer, i).stream().map(Attribute::name).allMatch(STANDARD::contains);
        if (!standard) {
          buffer.erase(i, end);
        }
        i = end;
      }
    }
  }
}

package dev.panametal.embedded.msl.source;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses by name what could run code outside a kernel, reach a foreign function, or what Metal
 * does not have. A kernel is native code in this process: these are the doors that have nothing to
 * do with computing.
 */
final class ForbiddenConstructs {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("asm", "inline assembly is not allowed in a kernel source"),
          Map.entry("__asm", "inline assembly is not allowed in a kernel source"),
          Map.entry("__asm__", "inline assembly is not allowed in a kernel source"),
          Map.entry("_Pragma", "'_Pragma' is not allowed in a kernel source"),
          Map.entry("__pragma", "'__pragma' is not allowed in a kernel source"),
          Map.entry("extern", "'extern' declarations are not allowed in a kernel source"),
          Map.entry("__declspec", "'__declspec' is not allowed in a kernel source"),
          Map.entry("double", "'double' is not supported in Metal"),
          Map.entry("goto", "'goto' statements are not supported in Metal"),
          Map.entry("new", "'new' expressions are not supported in Metal"),
          Map.entry("virtual", "'virtual' functions are not supported in Metal"),
          Map.entry("throw", "exceptions are not supported in Metal"),
          Map.entry("try", "exceptions are not supported in Metal"),
          Map.entry("typeid", "'typeid' is not supported in Metal"),
          Map.entry("dynamic_cast", "'dynamic_cast' is not supported in Metal"),
          Map.entry("thread_local", "'thread_local' variables are not supported in Metal"),
          Map.entry("vertex", "vertex functions are not supported by the embedded device"),
          Map.entry("fragment", "fragment functions are not supported by the embedded device"));

  /**
   * Clang's own functions that only compute. Others reach the processor's state (rounding, stack,
   * jumps), or the C library by another name.
   */
  private static final Pattern ALLOWED_BUILTIN =
      Pattern.compile(
          "__builtin_("
              + "(add|sub|mul)_overflow|(clz|ctz|ffs|parity|popcount)(g|l|ll|s)?|assume|bit_cast"
              + "|(bitreverse|bswap|rotateleft|rotateright)\\d+|constant_p|convertvector"
              + "|elementwise_\\w+|reduce_\\w+|expect(_with_probability)?|inff|huge_valf|nanf"
              + "|is(nan|inf|finite|normal)(_sign)?|is_constant_evaluated|offsetof|shufflevector"
              + "|signbitf?|unreachable)");

  private static final Set<String> ALLOWED_ATTRIBUTES =
      Set.of(
          "aligned",
          "always_inline",
          "cold",
          "const",
          "deprecated",
          "ext_vector_type",
          "fallthrough",
          "flatten",
          "hot",
          "may_alias",
          "noinline",
          "overloadable",
          "packed",
          "pure",
          "unavailable",
          "unused",
          "vector_size",
          "warn_unused_result");

  private ForbiddenConstructs() {}

  static void check(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (!buffer.isIdentifier(i)) {
        continue;
      }
      String message = WORDS.get(buffer.text(i));
      if (message != null) {
        throw new SourceException(i, message);
      }
      if (buffer.text(i).startsWith("__builtin_")
          && !ALLOWED_BUILTIN.matcher(buffer.text(i)).matches()) {
        throw new SourceException(
            i, "the compiler's '" + buffer.text(i) + "' is not allowed in a kernel source");
      }
      if (buffer.is(i, "__attribute__") || buffer.is(i, "__attribute")) {
        checkAttribute(buffer, i);
      }
    }
  }

  private static void checkAttribute(TokenBuffer buffer, int attribute) {
    int open = buffer.next(attribute);
    int end = open < buffer.size() ? buffer.partner(open) : TokenBuffer.NONE;
    for (int i = buffer.next(open); i < end; i = buffer.next(i)) {
      if (buffer.isIdentifier(i)) {
        String name = buffer.text(i).replaceFirst("^__(.*)__$", "$1");
        if (!ALLOWED_ATTRIBUTES.contains(name)) {
          throw new SourceException(
              i, "the attribute '" + name + "' is not allowed in a kernel source");
        }
        if (buffer.is(buffer.next(i), "(")) {
          i = Math.max(i, buffer.partner(buffer.next(i)));
        }
      }
    }
  }
}

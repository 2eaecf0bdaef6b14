package dev.panametal.bindings.importer;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What clang answered to a {@link Probe} for one target. */
final class Answers {
  private final Target target;
  private final Map<String, String> symbols;
  private final LlvmModule module;

  Answers(Target target, Map<String, String> symbols, LlvmModule module) {
    this.target = target;
    this.symbols = Map.copyOf(symbols);
    this.module = module;
  }

  /** The type encoding of a type. */
  String encoding(CType type) {
    return require(text("encoding " + type.source()), "the encoding of " + type.source());
  }

  /** The size of a type in bytes. */
  int size(CType type) {
    return number("size " + type.source());
  }

  /** The alignment of a type in bytes. */
  int alignment(CType type) {
    return number("align " + type.source());
  }

  /** Where a field begins. */
  int offset(CType struct, String field) {
    return number("offset " + struct.source() + " " + field);
  }

  /** The size of a field in bytes. */
  int fieldSize(CType struct, String field) {
    return number("field size " + struct.source() + " " + field);
  }

  /** The value of a constant; empty if it is no integer constant. */
  Optional<BigInteger> value(String name) {
    return integer("value " + name)
        .map(value -> {
          boolean signed = integer("negative " + name).orElse(0L) != 0;
          return signed ? BigInteger.valueOf(value) : new BigInteger(Long.toUnsignedString(value));
        });
  }

  /** The signature of a block's literal. */
  String signature(CType.Function block) {
    String key = "block " + block.source();
    Optional<String> signature = module.blockSignature(symbols.getOrDefault(key, ""));
    return require(signature, "the signature of the block " + block.source());
  }

  /** The type encodings of a protocol's methods, by message ({@code -label}); empty if unknown. */
  Map<String, String> methods(String protocol) {
    return module.methods(protocol);
  }

  /** Which of a protocol's messages an object may lack. */
  Set<String> optionalMethods(String protocol) {
    return module.optionalMethods(protocol);
  }

  private Optional<String> text(String key) {
    return module.text(symbols.getOrDefault(key, ""));
  }

  private Optional<Long> integer(String key) {
    return module.integer(symbols.getOrDefault(key, ""));
  }

  private int number(String key) {
    return Math.toIntExact(require(integer(key), "the " + key));
  }

  private <T> T require(Optional<T> answer, String what) {
    return answer.orElseThrow(
        () -> new IllegalArgumentException("clang does not tell " + what + " on " + target));
  }
}

package dev.panametal.cli;

import dev.panametal.KernelCall;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** The types of values on the command line. */
@SuppressWarnings("ImmutableEnumChecker") // the functions of its constants capture nothing
enum ValueType {
  F32(
      Float.BYTES,
      (to, text) -> to.putFloat(Float.parseFloat(text)),
      (call, index, value) -> call.f32(index, value.getFloat())),
  F16(
      Short.BYTES,
      (to, text) -> to.putShort(Float.floatToFloat16(Float.parseFloat(text))),
      (call, index, value) -> call.f16(index, Float.float16ToFloat(value.getShort()))),
  I32(
      Integer.BYTES,
      (to, text) -> to.putInt(Integer.parseInt(text)),
      (call, index, value) -> call.i32(index, value.getInt())),
  U32(
      Integer.BYTES,
      (to, text) -> to.putInt(Integer.parseUnsignedInt(text)),
      (call, index, value) -> call.u32(index, value.getInt())),
  I64(
      Long.BYTES,
      (to, text) -> to.putLong(Long.parseLong(text)),
      (call, index, value) -> call.i64(index, value.getLong())),
  U64(
      Long.BYTES,
      (to, text) -> to.putLong(Long.parseUnsignedLong(text)),
      (call, index, value) -> call.i64(index, value.getLong())),
  /** Raw bytes, as hexadecimal digits. */
  BYTES(
      Byte.BYTES,
      (to, text) -> to.put(HexFormat.of().parseHex(text)),
      (call, index, value) -> call.bytes(index, MemorySegment.ofBuffer(value)));

  private final int size;
  private final Parser parser;
  private final Giver giver;

  ValueType(int size, Parser parser, Giver giver) {
    this.size = size;
    this.parser = parser;
    this.giver = giver;
  }

  static ValueType named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.label().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no type '%s'; there is %s".formatted(name, names())));
  }

  static String names() {
    return Arrays.stream(values()).map(ValueType::label).collect(Collectors.joining(", "));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bytes of one or more values that commas separate. */
  MemorySegment encode(String values) {
    String[] parts = values.split(",", -1);
    // More than enough: a number needs no more bytes than size, and hexadecimal half its digits.
    ByteBuffer buffer =
        ByteBuffer.allocate(size * parts.length + values.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (String part : parts) {
      try {
        parser.put(buffer, part.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'%s' is no %s value".formatted(part, label()));
      }
    }
    if (buffer.position() == 0) {
      throw new TypeConversionException("a %s value is missing".formatted(label()));
    }
    return MemorySegment.ofArray(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  /**
   * Passes what {@link #encode} gave. One value goes as its type, which the call checks against the
   * kernel's; several go as raw bytes, for vectors and structs.
   */
  void give(KernelCall call, int index, MemorySegment bytes) {
    if (bytes.byteSize() == size) {
      giver.give(call, index, bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    } else {
      call.bytes(index, bytes);
    }
  }

  /** Writes the bytes of a value. */
  @FunctionalInterface
  private interface Parser {
    void put(ByteBuffer to, String text);
  }

  /** Passes a value to a call. */
  @FunctionalInterface
  private interface Giver {
    void give(KernelCall call, int index, ByteBuffer value);
  }
}

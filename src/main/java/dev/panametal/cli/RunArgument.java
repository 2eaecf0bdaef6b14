package dev.panametal.cli;

import java.lang.foreign.MemorySegment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** An argument of a kernel as given on the command line. */
sealed interface RunArgument {

  /** A buffer that is filled from a file, written to one, or both. */
  record FileBuffer(Access access, Path path, long bytes) implements RunArgument {
    /**
     * Reads {@code in=PATH}, {@code inout=PATH} or {@code out=PATH:BYTES}.
     *
     * @throws TypeConversionException if it is none of these
     */
    static FileBuffer parse(String text) {
      int equals = text.indexOf('=');
      return switch (equals < 0 ? "" : text.substring(0, equals)) {
        case "in" -> new FileBuffer(Access.IN, path(text.substring(equals + 1)), 0);
        case "inout" -> new FileBuffer(Access.INOUT, path(text.substring(equals + 1)), 0);
        case "out" -> out(text.substring(equals + 1));
        default ->
            throw new TypeConversionException(
                "'%s' is no buffer: in=PATH, inout=PATH or out=PATH:BYTES".formatted(text));
      };
    }

    private static FileBuffer out(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 0) {
        throw new TypeConversionException(
            "'out=%s' does not say how large the buffer is: out=PATH:BYTES".formatted(text));
      }
      return new FileBuffer(
          Access.OUT, path(text.substring(0, colon)), Sizes.positive(text.substring(colon + 1)));
    }

    private static Path path(String text) {
      if (text.isEmpty()) {
        throw new TypeConversionException("a buffer needs the path of its file");
      }
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'%s' is no path: %s".formatted(text, e.getReason()));
      }
    }

    /** Which way the bytes of the file go. */
    enum Access {
      IN,
      INOUT,
      OUT
    }
  }

  /** The size of an array in threadgroup memory. */
  record ThreadgroupMemory(long bytes) implements RunArgument {
    static ThreadgroupMemory parse(String text) {
      return new ThreadgroupMemory(Sizes.positive(text));
    }
  }

  /** Values that are passed inline. */
  record Value(ValueType type, MemorySegment bytes) implements RunArgument {
    /**
     * Reads {@code TYPE=VALUE[,VALUE...]} or {@code bytes=HEX}.
     *
     * @throws TypeConversionException if the type is unknown or a value is none of it
     */
    static Value parse(String text) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new TypeConversionException(
            "'%s' is no value: TYPE=VALUE, where TYPE is one of %s"
                .formatted(text, ValueType.names()));
      }
      ValueType type = ValueType.named(text.substring(0, equals));
      return new Value(type, type.encode(text.substring(equals + 1)));
    }
  }
}

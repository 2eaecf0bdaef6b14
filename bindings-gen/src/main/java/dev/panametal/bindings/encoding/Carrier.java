package dev.panametal.bindings.encoding;

import java.util.List;
import java.util.stream.Collectors;

/** What carries a value through a downcall. */
public sealed interface Carrier {
  /** The name in the names of message shapes, {@code Long} or {@code Long3}. */
  String label();

  /** The size in bytes. */
  int size();

  /** The scalar carriers: the linker's value layouts, canonicalised. */
  enum Scalar implements Carrier {
    /** No value. */
    VOID("Void", 0),
    /** Every pointer and every 64-bit integer. */
    LONG("Long", 8),
    /** Every 32-bit integer. */
    INT("Int", 4),
    /** An unsigned 16-bit integer, which the linker extends with zeros. */
    CHAR("Char", 2),
    /** A signed 16-bit integer. */
    SHORT("Short", 2),
    /** {@code BOOL} and every 8-bit integer. */
    BYTE("Byte", 1),
    /** {@code float}. */
    FLOAT("Float", 4),
    /** {@code double}. */
    DOUBLE("Double", 8);

    private final String label;
    private final int size;

    Scalar(String label, int size) {
      this.label = label;
      this.size = size;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /**
   * A structure by value, flattened: both calling conventions classify a nested structure by its
   * innermost fields, so {@code MTLRegion} travels like any six longs.
   *
   * @param fields the innermost fields
   */
  record Struct(List<Scalar> fields) implements Carrier {
    /** Checks that no padding lies between the fields, which the flat form would lose. */
    public Struct {
      fields = List.copyOf(fields);
      int offset = 0;
      for (Scalar field : fields) {
        if (offset % field.size() != 0) {
          throw new IllegalArgumentException("a structure with padding by value: " + fields);
        }
        offset += field.size();
      }
    }

    @Override
    public String label() {
      List<Scalar> distinct = fields.stream().distinct().toList();
      return distinct.size() == 1
          ? distinct.getFirst().label() + fields.size()
          : fields.stream().map(Scalar::label).collect(Collectors.joining("And"));
    }

    @Override
    public int size() {
      return fields.stream().mapToInt(Scalar::size).sum();
    }
  }
}

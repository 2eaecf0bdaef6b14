package dev.panametal.cli;

import dev.panametal.Grid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One to three sizes on the command line, X[,Y[,Z]]; those left out are 1. */
record Sizes(long x, long y, long z) {

  static Sizes parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length > 3) {
      throw new TypeConversionException("there are at most three sizes X,Y,Z");
    }
    long[] sizes = {1, 1, 1};
    for (int i = 0; i < parts.length; i++) {
      sizes[i] = positive(parts[i]);
    }
    return new Sizes(sizes[0], sizes[1], sizes[2]);
  }

  /** A whole number of at least 1. */
  static long positive(String text) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, for both ways to be wrong.
    }
    throw new TypeConversionException("'%s' is no whole number of at least 1".formatted(text));
  }

  /**
   * So many threads, in threadgroups of a size or, without one, of a size that suits the kernel.
   */
  Grid threads(@Nullable Sizes group) {
    Grid grid = Grid.threads(x, y, z);
    return group == null ? grid : grid.by(group.x, group.y, group.z);
  }

  /** Sizes for picocli. */
  static final class Converter implements ITypeConverter<Sizes> {
    @Override
    public Sizes convert(String text) {
      return parse(text);
    }
  }
}

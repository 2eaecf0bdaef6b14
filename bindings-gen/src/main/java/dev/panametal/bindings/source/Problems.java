package dev.panametal.bindings.source;

import java.util.List;

/** The API holds something for which the generator has no Java form. */
public final class Problems extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  Problems(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** One line for each, naming type and method. */
  public List<String> lines() {
    return lines;
  }
}

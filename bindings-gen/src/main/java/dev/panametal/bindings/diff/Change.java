package dev.panametal.bindings.diff;

import java.util.List;

/** What became of something that has a name. */
sealed interface Change {
  /** Its name: that of a declaration, a message, a constant, a field. */
  String name();

  /**
   * It is new.
   *
   * @param what how the report describes it, {@code class, 12 methods}
   */
  record Added(String name, String what) implements Change {}

  /** It is gone. */
  record Removed(String name, String what) implements Change {}

  /**
   * It is still there and not the same.
   *
   * @param values what differs about itself, {@code encoding: v16@0:8 -> @16@0:8}
   * @param members what became of its methods, constants or fields
   */
  record Changed(String name, String what, List<String> values, List<Change> members)
      implements Change {
    public Changed {
      values = List.copyOf(values);
      members = List.copyOf(members);
    }
  }
}

package dev.panametal.model;

import dev.panametal.BatchPolicy;
import dev.panametal.Storage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a property is tried on.
 *
 * @param policies one for each stream
 * @param buffers what buffers there are
 * @param operations what is done
 * @param ordering bit n: whether the n-th time that one stream must come after another an event
 *     sees to it, or else the host
 */
record Scenario(
    List<BatchPolicy> policies, List<Memory> buffers, List<Operation> operations, long ordering) {

  /**
   * A buffer.
   *
   * @param bytes its size, a multiple of 4
   * @param kind what kind
   */
  record Memory(int bytes, Kind kind) {}

  /** The kinds of buffers. */
  enum Kind {
    SHARED,
    PRIVATE,
    VERSIONED;

    Storage storage() {
      return this == PRIVATE ? Storage.PRIVATE : Storage.SHARED;
    }
  }

  /** What a person needs to try it again: one operation a line. */
  @Override
  public String toString() {
    return "streams %s, buffers %s, ordering %#x%n%s"
        .formatted(
            policies.stream().map(BatchPolicy::name).toList(),
            buffers,
            ordering,
            operations.stream().map(each -> "    " + each).collect(Collectors.joining("\n")));
  }
}

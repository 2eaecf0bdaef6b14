package dev.panametal.embedded.msl.coroutine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The blocks of a function in an order in which everything inside a loop or a branch comes before
 * what follows it. Lanes that are furthest behind in this order run first, so that those which took
 * different ways meet again behind them, as they do on a GPU.
 *
 * <p>Blocks that reach each other form a loop; the graph of loops and single blocks has no cycles
 * and is sorted. Inside a loop the same is done once more, without the jumps back to its head.
 */
final class ProgramOrder {
  private final Map<String, List<String>> successors = new HashMap<>();
  private final Map<String, List<String>> predecessors = new HashMap<>();
  private final List<String> order = new ArrayList<>();

  private ProgramOrder(List<IrBlock> blocks) {
    for (IrBlock block : blocks) {
      successors.put(block.label(), block.successors());
      for (String next : block.successors()) {
        predecessors.computeIfAbsent(next, label -> new ArrayList<>()).add(block.label());
      }
    }
  }

  /** The labels of the blocks; the first block is where the function begins. */
  static List<String> of(List<IrBlock> blocks) {
    ProgramOrder program = new ProgramOrder(blocks);
    Set<String> all = new LinkedHashSet<>();
    blocks.forEach(block -> all.add(block.label()));
    program.arrange(all, blocks.getFirst().label());
    return program.order;
  }

  private void arrange(Set<String> members, String head) {
    for (Set<String> part : stronglyConnected(members, head)) {
      if (part.size() == 1) {
        order.addAll(part);
      } else {
        arrange(part, headOf(part));
      }
    }
  }

  /** Where a loop is entered. */
  private String headOf(Set<String> loop) {
    for (String label : loop) {
      if (!loop.containsAll(predecessors.getOrDefault(label, List.of()))) {
        return label;
      }
    }
    return loop.iterator().next();
  }

  /** Kosaraju's algorithm: the components come out sorted, sources first. */
  private List<Set<String>> stronglyConnected(Set<String> members, String head) {
    List<String> finished = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    visit(head, members, head, seen, finished);
    members.forEach(label -> visit(label, members, head, seen, finished));

    List<Set<String>> components = new ArrayList<>();
    Set<String> assigned = new HashSet<>();
    for (String label : finished.reversed()) {
      if (assigned.add(label)) {
        components.add(component(label, members, head, assigned));
      }
    }
    return components;
  }

  /** Depth-first; a label is added to {@code finished} once all that follows it has been. */
  private void visit(
      String start, Set<String> members, String head, Set<String> seen, List<String> finished) {
    if (!seen.add(start)) {
      return;
    }
    // A stack of our own: a large kernel has thousands of blocks in a row.
    Deque<String> path = new ArrayDeque<>(List.of(start));
    while (!path.isEmpty()) {
      String next = null;
      for (String label : successors.getOrDefault(path.peek(), List.of())) {
        if (members.contains(label) && !label.equals(head) && !seen.contains(label)) {
          next = label;
          break;
        }
      }
      if (next == null) {
        finished.add(path.pop());
      } else {
        seen.add(next);
        path.push(next);
      }
    }
  }

  private Set<String> component(
      String start, Set<String> members, String head, Set<String> assigned) {
    Set<String> component = new LinkedHashSet<>(Set.of(start));
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String label = open.pop();
      if (label.equals(head)) {
        continue; // the jumps back to it do not count
      }
      for (String before : predecessors.getOrDefault(label, List.of())) {
        if (members.contains(before) && assigned.add(before)) {
          component.add(before);
          open.push(before);
        }
      }
    }
    return component;
  }
}

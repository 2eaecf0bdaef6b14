package dev.panametal.objc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the handler of a block throws is kept for the program, all of it. */
class BlockFailureTest {
  private final BlockTable table = new BlockTable(slot -> slot + 1);

  @Test
  void laterThrowablesAreSuppressedByTheFirst() {
    List<RuntimeException> thrown = new ArrayList<>();
    try (ObjCBlock block =
        table.acquire(object -> {
          thrown.add(new IllegalStateException("invocation " + object));
          throw thrown.getLast();
        })) {
      for (int i = 0; i < 3; i++) {
        table.invoke(block.slot(), i);
      }

      assertThat(block.takeFailure())
          .isSameAs(thrown.get(0))
          .hasSuppressedException(thrown.get(1))
          .hasSuppressedException(thrown.get(2));
      assertThat(block.takeFailure()).isNull();
    }
  }

  @Test
  void oneThrowableThrownAgainIsKeptOnce() {
    StackOverflowError always = new StackOverflowError();
    try (ObjCBlock block =
        table.acquire(object -> {
          throw always;
        })) {
      table.invoke(block.slot(), 1);
      table.invoke(block.slot(), 2);

      assertThat(block.takeFailure()).isSameAs(always).hasNoSuppressedExceptions();
    }
  }

  @Test
  void anInvocationAfterTheBlockWasGivenBackIsNoted() {
    ObjCBlock block = table.acquire(object -> {});
    block.close();

    table.invoke(block.slot(), 1);

    assertThat(block.takeFailure()).hasMessage("A block was invoked after it was given back.");
  }
}

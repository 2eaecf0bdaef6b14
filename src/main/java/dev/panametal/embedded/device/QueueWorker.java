package dev.panametal.embedded.device;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.faults.InjectedFault;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.objc.MetalRuleViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of a queue does: executes committed command buffers in order and completes them.
 * After one has failed, all later ones fail and execute nothing.
 */
final class QueueWorker implements Runnable {
  private final EmbeddedCommandQueue queue;
  private final EmbeddedDevice device;
  private final EmbeddedFaults faults;

  /** Command buffers that have executed and wait for others to complete first. */
  private final List<Executed> held = new ArrayList<>();

  private int[] completionOrder = {};
  private boolean failed;

  private record Executed(
      EmbeddedCommandBuffer commandBuffer, @Nullable CommandBufferFailure failure) {}

  QueueWorker(EmbeddedCommandQueue queue) {
    this.queue = queue;
    this.device = queue.embeddedDevice();
    this.faults = device.faults();
  }

  @Override
  public void run() {
    try (CommandExecutor executor = new CommandExecutor(device)) {
      EmbeddedCommandBuffer next = queue.awaitCommitted();
      while (next != null) {
        CommandBufferFailure failure = execute(executor, next);
        faults.awaitCompletionAllowed();
        complete(new Executed(next, failure));
        next = queue.awaitCommitted();
      }
    }
  }

  private @Nullable CommandBufferFailure execute(
      CommandExecutor executor, EmbeddedCommandBuffer commandBuffer) {
    InjectedFault injected = faults.takeFaultAtStart();
    commandBuffer.scheduled();
    commandBuffer.executionBegins();
    CommandBufferFailure failure =
        failed ? CommandBufferFailure.IGNORED : run(executor, commandBuffer, injected);
    commandBuffer.executionEnds();
    failed |= failure != null;
    return failure;
  }

  private @Nullable CommandBufferFailure run(
      CommandExecutor executor,
      EmbeddedCommandBuffer commandBuffer,
      @Nullable InjectedFault injected) {
    if (injected != null) {
      return new CommandBufferFailure(injected.code(), injected.text());
    }
    String dead = commandBuffer.log().acquire();
    if (dead != null) {
      return new CommandBufferFailure(
          MTLCommandBufferError.INVALID_RESOURCE,
          "Invalid Resource (00000009:kIOGPUCommandBufferCallbackErrorInvalidResource): %s was"
                  .formatted(dead)
              + " released before the command buffer, which does not retain it, executed");
    }
    try {
      return executor.execute(commandBuffer);
    } catch (Throwable t) {
      // Whatever it is, the command buffer fails and the program hears of it.
      keep(commandBuffer, t);
      return new CommandBufferFailure(MTLCommandBufferError.INTERNAL, "Internal Error: " + t);
    }
  }

  private void complete(Executed executed) {
    if (held.isEmpty()) {
      completionOrder = faults.takeCompletionOrder();
    }
    held.add(executed);
    if (held.size() < completionOrder.length) {
      return;
    }
    if (completionOrder.length == 0) {
      complete(0);
    } else {
      for (int number : completionOrder) {
        complete(number - 1);
      }
    }
    held.clear();
  }

  private void complete(int index) {
    Executed executed = held.get(index);
    try {
      executed.commandBuffer().complete(executed.failure());
      executed.commandBuffer().release(Owner.OBJECT);
    } catch (Throwable t) {
      // The thread must go on: others wait for the command buffers behind this one.
      keep(executed.commandBuffer(), t);
    }
  }

  private void keep(EmbeddedCommandBuffer commandBuffer, Throwable thrown) {
    device
        .machine()
        .breaches()
        .keep(
            new MetalRuleViolation(
                "%s: the embedded device failed: %s".formatted(commandBuffer.describe(), thrown),
                thrown));
  }
}

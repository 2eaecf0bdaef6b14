package dev.panametal.example;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalEvent;
import dev.panametal.MetalStream;
import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.Gate;

/**
 * Exits with work in flight, which completes only after the exit has begun to wait for it; or, with
 * the property {@code stuck}, never.
 */
public final class ExitInFlight {
  private ExitInFlight() {}

  public static void main(String[] arguments) throws InterruptedException {
    MetalDevice device = MetalDevice.open();
    MetalStream stream = device.newStream();
    MetalBuffer data = device.allocate(64);
    if (Boolean.getBoolean("stuck")) {
      MetalEvent never = device.newEvent();
      stream.await(never, 1);
      stream.fill(data, 0, 64, (byte) 1);
      stream.flush();
    } else {
      Gate gate = EmbeddedRuntime.current().faults().holdCompletion();
      stream.fill(data, 0, 64, (byte) 1);
      stream.flush();
      gate.awaitArrivals(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> letGoOnceTheExitWaits(stream, gate)));
    }
    System.exit(3);
  }

  private static void letGoOnceTheExitWaits(MetalStream stream, Gate gate) {
    Thread exit = exitThread();
    while (exit.getState() != Thread.State.TIMED_WAITING
        && exit.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
    System.out.println("exit waits: " + (exit.getState() == Thread.State.TIMED_WAITING));
    gate.open();
    try {
      exit.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("pending: " + stream.hasPendingWork());
  }

  private static Thread exitThread() {
    while (true) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("panametal-exit")) {
          return thread;
        }
      }
    }
  }
}

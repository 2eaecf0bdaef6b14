package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a program gives back its last reference to the device, it is told what it left behind. */
class ShutdownTest {
  private final List<Owned<?>> leftovers = new ArrayList<>();
  private long pool;
  private final Owned<MTLDevice> device = open();

  private static Owned<MTLDevice> open() {
    return Objects.requireNonNull(MetalFunctions.createSystemDefaultDevice());
  }

  @BeforeEach
  void pushPool() {
    pool = AutoreleasePool.push();
  }

  @AfterEach
  void releaseLeftovers() {
    leftovers.forEach(Owned::close);
    AutoreleasePool.pop(pool);
  }

  @Test
  void aDeviceWithoutLeftoversIsReleasedSilently() {
    Objects.requireNonNull(device.get().newCommandQueue()).close();

    device.close();
  }

  @Test
  void aLeakIsListedByClassAndLabel() {
    var buffer = Objects.requireNonNull(device.get().newBufferWithLength(64, 0));
    leftovers.add(buffer);
    long label = ObjCStrings.newString("kv cache");
    buffer.get().setLabel(dev.panametal.foundation.NSString.of(label));
    ObjCFunctions.release(label);
    leftovers.add(Objects.requireNonNull(device.get().newCommandQueue()));

    assertViolation(device::close)
        .hasMessage(
            "leak at shutdown: the device was released, but 2 objects made by it were"
                + " not: MTLBuffer 'kv cache', MTLCommandQueue");
  }

  @Test
  void onlyTheFirstTwentyLeaksAreListed() {
    for (int i = 0; i < 25; i++) {
      leftovers.add(Objects.requireNonNull(device.get().newBufferWithLength(64, 0)));
    }

    assertViolation(device::close)
        .hasMessageContaining("25 objects")
        .satisfies(thrown -> assertThat(thrown.toString().split("MTLBuffer", -1)).hasSize(21))
        .hasMessageEndingWith(", ...");
  }

  @Test
  void otherOwnersOfTheDevicePutTheCheckOff() {
    Owned<MTLDevice> other = open();
    var buffer = Objects.requireNonNull(device.get().newBufferWithLength(64, 0));

    device.close();
    buffer.close();
    other.close();
  }

  @Test
  void aBreachOnADeviceThreadIsThrownAtTheNextMessageAndAtTheLastRelease() {
    Owned<MTLCommandQueue> queue = Objects.requireNonNull(device.get().newCommandQueue());
    MTLCommandBuffer commands = Objects.requireNonNull(queue.get().commandBuffer());
    CompletableFuture<Void> handled = new CompletableFuture<>();
    try (var block =
        ObjCRuntime.current()
            .blocks()
            .acquire(object -> {
              try {
                MTLCommandBuffer.of(object).commit();
              } finally {
                handled.complete(null);
              }
            })) {
      commands.addCompletedHandler(block);
      commands.commit();
      handled.join();

      assertViolation(commands::status)
          .hasMessage(
              "Found earlier on a thread of the device: MTLCommandBuffer: commit of a command"
                  + " buffer that was committed before");
      commands.waitUntilCompleted();
      queue.close();
      assertViolation(device::close)
          .hasMessageContaining("1 rule violations were found on threads of the device")
          .hasMessageContaining("was committed before");
    }
  }
}

package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.foundation.NSError;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferDescriptor;
import dev.panametal.metal.MTLCommandBufferEncoderInfo;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.metal.MTLCommandBufferErrorOption;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandEncoderErrorState;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults happen where tests ask for them, and look as Metal's do. */
@Tag("jni-check")
class FaultsTest extends EmbeddedTest {
  private MTLCommandBuffer fills(MTLBuffer buffer, int value) {
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, buffer.length()), (byte) value);
    encoder.endEncoding();
    return commands;
  }

  private static void run(MTLCommandBuffer commands) {
    commands.commit();
    commands.waitUntilCompleted();
  }

  private static ObjCError error(MTLCommandBuffer commands) {
    return ObjCError.read(Objects.requireNonNull(commands.error()).id());
  }

  @Test
  void aFailedAllocationIsNil() {
    faults().failAllocations(2);

    assertThat(device().newBufferWithLength(64, 0)).isNull();
    assertThat(device().newBufferWithLength(64, 0)).isNull();
    sharedBuffer(64);
  }

  @Test
  void aCommandBufferFailsByNumberAndExecutesNothing() {
    MTLBuffer buffer = sharedBuffer(64);
    faults().failCommandBuffer(2, MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");

    MTLCommandBuffer first = fills(buffer, 1);
    MTLCommandBuffer second = fills(buffer, 2);
    run(first);
    run(second);

    assertThat(first.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(second.status()).isEqualTo(MTLCommandBufferStatus.ERROR);
    assertThat(error(second))
        .isEqualTo(
            new ObjCError(
                "MTLCommandBufferErrorDomain",
                MTLCommandBufferError.TIMEOUT,
                "Caused GPU Timeout Error"));
    assertThat(contents(buffer).get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
  }

  @Test
  void aCommandBufferFailsAtAKernelByItsName() {
    MTLBuffer values = sharedBuffer(64);
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");

    MTLCommandBuffer commands = fills(values, 0x3f);
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(values, 0, 0);
    encoder.dispatchThreads(size(16, 1, 1), size(16, 1, 1));
    encoder.endEncoding();
    run(commands);

    assertThat(error(commands).code()).isEqualTo(MTLCommandBufferError.PAGE_FAULT);
    // What preceded the kernel was done, the kernel was not.
    assertThat(contents(values).get(JAVA_FLOAT, 0)).isEqualTo(Float.intBitsToFloat(0x3f3f3f3f));
  }

  @Test
  void afterAFaultTheQueueExecutesNothingMore() {
    MTLBuffer buffer = sharedBuffer(64);
    faults().failCommandBuffer(1, MTLCommandBufferError.INTERNAL, "Internal Error");
    run(fills(buffer, 1));
    MTLCommandBuffer later = fills(buffer, 2);
    run(later);

    assertThat(later.status()).isEqualTo(MTLCommandBufferStatus.ERROR);
    assertThat(error(later).code()).isEqualTo(MTLCommandBufferError.ACCESS_REVOKED);
    assertThat(error(later).description()).contains("SubmissionsIgnored");
    assertThat(contents(buffer).get(JAVA_BYTE, 0)).isZero();
  }

  @Test
  void anotherQueueIsNotConcernedByAFault() {
    faults().failCommandBuffer(1, MTLCommandBufferError.INTERNAL, "Internal Error");
    run(commandBuffer());
    MTLCommandQueue other = own(device().newCommandQueue());
    MTLCommandBuffer commands = commandBuffer(other);
    run(commands);

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
  }

  @Test
  void aCommandBufferWithoutReferencesFailsIfItsBufferIsGone() {
    MTLBuffer buffer = Objects.requireNonNull(device().newBufferWithLength(64, 0)).get();
    buffer.setLabel(string("gone"));
    MTLCommandBuffer commands =
        Objects.requireNonNull(queue().commandBufferWithUnretainedReferences());
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, 64), (byte) 1);
    encoder.endEncoding();
    ObjCFunctions.release(buffer.id());
    run(commands);

    assertThat(error(commands).code()).isEqualTo(MTLCommandBufferError.INVALID_RESOURCE);
    assertThat(error(commands).description())
        .contains("kIOGPUCommandBufferCallbackErrorInvalidResource")
        .contains("MTLBuffer 'gone' was released before the command buffer");
  }

  @Test
  void aCommandBufferWithoutReferencesExecutesIfItsBuffersLive() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer commands =
        Objects.requireNonNull(queue().commandBufferWithUnretainedReferences());
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, 64), (byte) 7);
    encoder.endEncoding();
    run(commands);

    assertThat(commands.retainedReferences()).isFalse();
    assertThat(contents(buffer).get(JAVA_BYTE, 63)).isEqualTo((byte) 7);
  }

  @Test
  void heldExecutionHasTouchedNothing() throws InterruptedException {
    MTLBuffer from = sharedBuffer(64);
    MTLBuffer to = sharedBuffer(64);
    var source = contents(from);
    var target = contents(to);
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.copyFromBuffer(from, 0, to, 0, 64);
    encoder.endEncoding();

    try (Gate gate = faults().holdExecution()) {
      commands.commit();
      gate.awaitArrivals(1);
      source.fill((byte) 9);
      assertThat(target.get(JAVA_BYTE, 0)).isZero();
    }
    commands.waitUntilCompleted();
    assertThat(target.get(JAVA_BYTE, 0)).isEqualTo((byte) 9);
  }

  @Test
  void commandBuffersCompleteInAnotherOrderOnRequest() {
    List<Integer> completed = new CopyOnWriteArrayList<>();
    faults().completeInOrder(3, 1, 2);
    MTLCommandBuffer last = null;
    List<ObjCBlock> blocks = new java.util.ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      int number = i;
      ObjCBlock block = block(object -> completed.add(number));
      blocks.add(block);
      MTLCommandBuffer commands = commandBuffer();
      commands.addCompletedHandler(block);
      commands.commit();
      last = number == 2 ? commands : last;
    }
    Objects.requireNonNull(last).waitUntilCompleted();

    assertThat(completed).containsExactly(3, 1, 2);
    blocks.forEach(ObjCBlock::close);
  }

  @Test
  void aLostDeviceFailsAllThatFollows() {
    faults().loseDevice(MTLCommandBufferError.DEVICE_REMOVED, "The device was removed");
    MTLCommandBuffer commands = commandBuffer();
    run(commands);

    assertThat(error(commands).code()).isEqualTo(MTLCommandBufferError.DEVICE_REMOVED);
    assertThat(device().newBufferWithLength(64, 0)).isNull();
  }

  @Test
  void theErrorTellsWhatBecameOfEachEncoderIfAskedTo() {
    MTLComputePipelineState addOne = pipeline("add_one");
    MTLBuffer values = sharedBuffer(64);
    var descriptor = own(MTLCommandBufferDescriptor.create());
    descriptor.setErrorOptions(MTLCommandBufferErrorOption.ENCODER_EXECUTION_STATUS);
    MTLCommandBuffer commands =
        Objects.requireNonNull(queue().commandBufferWithDescriptor(descriptor));
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
    MTLBlitCommandEncoder first = blit(commands);
    first.setLabel(string("first"));
    first.fillBuffer(values, range(0, 64), (byte) 1);
    first.endEncoding();
    MTLComputeCommandEncoder second = compute(commands);
    second.setLabel(string("second"));
    second.insertDebugSignpost(string("layer 3"));
    second.setComputePipelineState(addOne);
    second.setBuffer(values, 0, 0);
    second.dispatchThreads(size(16, 1, 1), size(16, 1, 1));
    second.endEncoding();
    blit(commands).endEncoding();
    run(commands);

    NSError error = Objects.requireNonNull(commands.error());
    long infos =
        LongMessages.send(
            error.userInfo().id(),
            ObjCRuntime.current().selector("objectForKey:"),
            string("MTLCommandBufferEncoderInfoErrorKey").id());
    long[] encoders = ObjCArrays.toJava(infos);
    assertThat(encoders).hasSize(3);
    assertThat(state(encoders[0])).isEqualTo(MTLCommandEncoderErrorState.COMPLETED);
    assertThat(state(encoders[1])).isEqualTo(MTLCommandEncoderErrorState.FAULTED);
    assertThat(state(encoders[2])).isEqualTo(MTLCommandEncoderErrorState.PENDING);
    MTLCommandBufferEncoderInfo faulted = MTLCommandBufferEncoderInfo.of(encoders[1]);
    assertThat(ObjCStrings.toJava(faulted.label().id())).isEqualTo("second");
    assertThat(ObjCStrings.toJava(ObjCArrays.toJava(faulted.debugSignposts().id())[0]))
        .isEqualTo("layer 3");
  }

  private static long state(long info) {
    return MTLCommandBufferEncoderInfo.of(info).errorState();
  }
}

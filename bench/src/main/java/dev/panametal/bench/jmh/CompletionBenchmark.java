package dev.panametal.bench.jmh;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalStream;
import dev.panametal.Storage;
import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the commit of a command buffer with one tiny fill until the waiting thread goes on: by a
 * stream with its completion block, and by {@code waitUntilCompleted}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class CompletionBenchmark {
  private static final long BYTES = 4;

  /** On the embedded device. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=embedded")
  public static class OnEmbedded extends CompletionBenchmark {}

  /** On the embedded device through C and back. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=loopback")
  public static class OnLoopback extends CompletionBenchmark {}

  /** A stream and a buffer. */
  @State(Scope.Thread)
  public static class Streamed {
    private final MetalDevice device = MetalDevice.open();
    private final MetalStream stream = device.newStream();
    private final MetalBuffer buffer = device.allocate(BYTES, Storage.PRIVATE);

    /** Gives everything back. */
    @TearDown
    public void close() {
      buffer.close();
      stream.close();
      device.close();
    }
  }

  /** A queue and a buffer. */
  @State(Scope.Thread)
  public static class Bare {
    private final BareDevice device = new BareDevice();
    private final MTLBuffer buffer = device.privateBuffer(BYTES);
    private final MemorySegment range = NSRange.allocate(Arena.ofAuto(), 0, BYTES);

    /** Gives everything back. */
    @TearDown
    public void close() {
      device.close();
    }
  }

  /** Fills, commits and waits. */
  @Benchmark
  public void fillAndWait(Streamed state) {
    state.stream.fill(state.buffer, 0, BYTES, (byte) 1);
    state.stream.synchronize();
  }

  /** The measure of {@link #fillAndWait}. */
  @Benchmark
  public void bareFillAndWait(Bare state) {
    long pool = AutoreleasePool.push();
    try {
      MTLCommandBuffer commandBuffer = Objects.requireNonNull(state.device.queue().commandBuffer());
      MTLBlitCommandEncoder blit = Objects.requireNonNull(commandBuffer.blitCommandEncoder());
      blit.fillBuffer(state.buffer, state.range, (byte) 1);
      blit.endEncoding();
      commandBuffer.commit();
      commandBuffer.waitUntilCompleted();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}

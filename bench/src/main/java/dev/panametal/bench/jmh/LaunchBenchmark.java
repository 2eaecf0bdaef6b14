package dev.panametal.bench.jmh;

import dev.panametal.objc.ObjCRuntime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A launch with four buffers and one constant of 16 bytes, and the messages that it sends, pool
 * included. What a benchmark encodes is executed between the invocations, outside the measured
 * time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class LaunchBenchmark {
  private static final int LAUNCHES = 256;

  /** On the embedded device. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=embedded")
  public static class OnEmbedded extends LaunchBenchmark {}

  /** On the embedded device through C and back. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=loopback")
  public static class OnLoopback extends LaunchBenchmark {}

  /** Every launch binds four other buffers than the one before: eight calls. */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void otherBuffers(LaunchState state) {
    for (int i = 0; i < LAUNCHES; i++) {
      state.call(i & 1);
    }
  }

  /** The measure of {@link #otherBuffers}. */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void bareOtherBuffers(BareLaunchState state) throws Throwable {
    for (int i = 0; i < LAUNCHES; i++) {
      state.sendAll(i & 1);
    }
  }

  /** Every launch binds the same four buffers, which need not be sent again: four calls. */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void sameBuffers(LaunchState state) {
    for (int i = 0; i < LAUNCHES; i++) {
      state.call(0);
    }
  }

  /** The measure of {@link #sameBuffers}. */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void bareSameBuffers(BareLaunchState state) throws Throwable {
    for (int i = 0; i < LAUNCHES; i++) {
      state.sendConstantOnly();
    }
  }
}

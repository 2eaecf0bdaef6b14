package dev.panametal.bench.jmh;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message of each shape that a launch sends, to nil: the generated method, and the runtime's
 * own handle for that shape.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class SendBenchmark {
  private static final long NIL = 0;

  /** On the embedded device: a Java method handle. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=embedded")
  public static class OnEmbedded extends SendBenchmark {}

  /** On the embedded device through C and back. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=loopback")
  public static class OnLoopback extends SendBenchmark {}

  /** On a function of the C library. */
  @Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=" + LibcRuntime.NAME)
  public static class OnLibc extends SendBenchmark {}

  private final MemorySegment threads = MemorySegment.ofArray(new long[] {64, 1, 1});
  private final MemorySegment group = MemorySegment.ofArray(new long[] {32, 1, 1});

  private long offset;

  /** A message without arguments that returns an integer. */
  @Benchmark
  public long length() {
    return LongMessages.send(NIL, MTLBuffer.Selectors.LENGTH);
  }

  /** The measure of {@link #length}. */
  @Benchmark
  public long bareLength() throws Throwable {
    return (long) BareHandles.TO_OBJECT.invokeExact(NIL, MTLBuffer.Selectors.LENGTH);
  }

  /** A message with three integers. */
  @Benchmark
  public void setBuffer() {
    VoidMessages.send(
        NIL, MTLComputeCommandEncoder.Selectors.SET_BUFFER__OFFSET__AT_INDEX, NIL, ++offset, 3L);
  }

  /** The measure of {@link #setBuffer}. */
  @Benchmark
  public void bareSetBuffer() throws Throwable {
    BareHandles.WITH_THREE.invokeExact(
        NIL, MTLComputeCommandEncoder.Selectors.SET_BUFFER__OFFSET__AT_INDEX, NIL, ++offset, 3L);
  }

  /** A message with two structures by value. */
  @Benchmark
  public void dispatchThreads() {
    VoidMessages.sendLong3Long3(
        NIL,
        MTLComputeCommandEncoder.Selectors.DISPATCH_THREADS_THREADS_PER_THREADGROUP,
        threads,
        group);
  }

  /** The measure of {@link #dispatchThreads}. */
  @Benchmark
  public void bareDispatchThreads() throws Throwable {
    BareHandles.WITH_TWO_SIZES.invokeExact(
        NIL,
        MTLComputeCommandEncoder.Selectors.DISPATCH_THREADS_THREADS_PER_THREADGROUP,
        threads,
        group);
  }
}

package dev.panametal.bench.jmh;

import dev.panametal.BatchPolicy;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalStream;
import dev.panametal.Storage;
import dev.panametal.UploadPath;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Uploads by size on both paths, and a plain copy of as many bytes. The copies on the GPU run
 * between the invocations, except where the staging ring is too small for all uploads of one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-D" + ObjCRuntime.PROPERTY + "=embedded")
public class UploadBenchmark {
  private static final int UPLOADS = 16;
  private static final long LARGEST = 4L << 20;

  private final Arena arena = Arena.ofShared();
  private final MetalDevice device = MetalDevice.open();
  private final MetalStream directStream =
      device.newStream(BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.DIRECT).build());
  private final MetalStream stagedStream =
      device.newStream(BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.STAGED).build());
  private final MetalBuffer shared = device.allocate(LARGEST, Storage.SHARED);
  private final MetalBuffer gpuOnly = device.allocate(LARGEST, Storage.PRIVATE);
  private final MemorySegment source = arena.allocate(LARGEST);
  private final MemorySegment target = arena.allocate(LARGEST);

  /** How many bytes each upload has. */
  @Param({"64", "4096", "65536", "1048576", "4194304"})
  private long bytes;

  /** Copies to a shared buffer that the GPU does not use. */
  @Benchmark
  @OperationsPerInvocation(UPLOADS)
  public void direct() {
    MemorySegment from = source.asSlice(0, bytes);
    for (int i = 0; i < UPLOADS; i++) {
      directStream.upload(from, shared, 0);
    }
  }

  /** The measure of {@link #direct}. */
  @Benchmark
  @OperationsPerInvocation(UPLOADS)
  public void bareDirect() {
    for (int i = 0; i < UPLOADS; i++) {
      MemorySegment.copy(source, 0, target, 0, bytes);
    }
  }

  /** Copies to the staging ring and encodes a blit from there. */
  @Benchmark
  @OperationsPerInvocation(UPLOADS)
  public void staged() {
    MemorySegment from = source.asSlice(0, bytes);
    for (int i = 0; i < UPLOADS; i++) {
      stagedStream.upload(from, gpuOnly, 0);
    }
  }

  /** The measure of {@link #staged}: the copy without the blit. */
  @Benchmark
  @OperationsPerInvocation(UPLOADS)
  public void bareStaged() {
    bareDirect();
  }

  /** Executes what was encoded. */
  @TearDown(Level.Invocation)
  public void execute() {
    stagedStream.synchronize();
  }

  /** Gives everything back. */
  @TearDown(Level.Trial)
  public void close() {
    shared.close();
    gpuOnly.close();
    directStream.close();
    stagedStream.close();
    device.close();
    arena.close();
  }
}

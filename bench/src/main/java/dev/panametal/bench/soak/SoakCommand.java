package dev.panametal.bench.soak;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Launches from several threads on several streams, and looks at the memory meanwhile. */
@Command(
    name = "soak",
    usageHelpAutoWidth = true,
    description = {
      "Launches a kernel very often, from several threads on several streams of the embedded device,"
          + " with uploads, downloads and short-lived buffers between, and prints what the process"
          + " holds after each tenth.",
      "",
    },
    footer = {
      "",
      "Exit code 0: memory is flat and every result right. 1: it is not. 2: wrong options.",
    })
public final class SoakCommand implements Callable<Integer> {
  private static final int FLOATS = 64;
  private static final int PARTS = 10;
  private static final int UPLOAD_EVERY = 64;
  private static final int TEMPORARY_EVERY = 256;
  private static final int DOWNLOAD_EVERY = 1000;

  /** Part of the run after which everything has been used, compiled and allocated once. */
  private static final int WARM = 3;

  /** What may come on top of the level when warm: collectors and allocators keep some. */
  private static final double GROWTH = 1.1;

  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void add_one(device float* data [[buffer(0)]], uint i [[thread_position_in_grid]]) {
        data[i] += 1.0f;
      }
      """;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--launches",
      defaultValue = "1000000",
      description = "Default: ${DEFAULT-VALUE}.")
  private int launches;

  @Option(names = "--threads", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--streams", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int streams;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** For picocli. */
  public SoakCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec().commandLine().getOut();
    List<Footprint> levels = new ArrayList<>();
    boolean right;
    try (MetalDevice device = MetalDevice.open()) {
      MetalKernel addOne = device.compile(SOURCE).kernel("add_one");
      List<MetalStream> all =
          IntStream.range(0, streams).mapToObj(i -> device.newStream()).toList();
      List<Worker> workers =
          IntStream.range(0, threads).mapToObj(i -> new Worker(device, addOne, all, i)).toList();
      out.println("launches    heap KB     RSS KB  objects  code KB");
      for (int part = 1; part <= PARTS; part++) {
        int each = launches / PARTS / threads;
        workers.stream()
            .map(worker ->
                CompletableFuture.runAsync(
                    () -> worker.launch(each), task -> Thread.ofPlatform().start(task)))
            .toList()
            .forEach(CompletableFuture::join);
        all.forEach(MetalStream::synchronize);
        Footprint level = Footprint.now();
        levels.add(level);
        out.printf(
            "%8d %10d %10d %8d %8d%n",
            (long) part * each * threads,
            level.heap() >> 10,
            level.resident() >> 10,
            level.objects(),
            level.codeCache() >> 10);
        out.flush();
      }
      right = workers.stream().allMatch(Worker::isRight);
      workers.forEach(Worker::close);
    }
    boolean flat = isFlat(levels);
    out.printf("memory %s, results %s%n", flat ? "flat" : "GROWS", right ? "right" : "WRONG");
    return flat && right ? 0 : 1;
  }

  private CommandSpec spec() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("picocli sets the command's specification first");
    }
    return known;
  }

  private static boolean isFlat(List<Footprint> levels) {
    Footprint warm = levels.get(WARM - 1);
    Footprint last = levels.getLast();
    return last.heap() <= warm.heap() * GROWTH
        && last.resident() <= warm.resident() * GROWTH
        && last.objects() <= warm.objects()
        && last.codeCache() <= warm.codeCache() * GROWTH;
  }

  /** What one thread does: its launches go round the streams, each stream with a buffer of its. */
  private static final class Worker implements AutoCloseable {
    private final MetalDevice device;
    private final MetalKernel addOne;
    private final List<MetalStream> streams;
    private final List<MetalBuffer> buffers;
    private final int[] expected;
    private final float[] host = new float[FLOATS];
    private int done;

    Worker(MetalDevice device, MetalKernel addOne, List<MetalStream> streams, int number) {
      this.device = device;
      this.addOne = addOne;
      this.streams = streams;
      this.done = number;
      this.buffers = streams.stream().map(stream -> device.allocate(4L * FLOATS)).toList();
      this.expected = new int[streams.size()];
    }

    void launch(int count) {
      for (int i = 0; i < count; i++) {
        int turn = ++done % streams.size();
        MetalStream stream = streams.get(turn);
        MetalBuffer data = buffers.get(turn);
        if (done % UPLOAD_EVERY == 0) {
          stream.upload(MemorySegment.ofArray(new float[FLOATS]), data, 0);
          expected[turn] = 0;
        }
        stream.call(addOne).buffer(0, data).threads(FLOATS);
        expected[turn]++;
        if (done % TEMPORARY_EVERY == 0) {
          try (MetalBuffer temporary = device.allocate(4L * FLOATS)) {
            stream.call(addOne).buffer(0, temporary).threads(FLOATS);
          }
        }
        if (done % DOWNLOAD_EVERY == 0) {
          stream.download(data, 0, MemorySegment.ofArray(host));
        }
      }
    }

    boolean isRight() {
      for (int turn = 0; turn < streams.size(); turn++) {
        MemorySegment read = MemorySegment.ofArray(host);
        streams.get(turn).download(buffers.get(turn), 0, read);
        if (read.getAtIndex(JAVA_FLOAT, FLOATS - 1) != expected[turn]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      buffers.forEach(MetalBuffer::close);
    }
  }
}

package dev.panametal.cli;

import dev.panametal.Grid;
import dev.panametal.KernelCall;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import dev.panametal.StreamCounters;
import dev.panametal.cli.RunArgument.FileBuffer;
import dev.panametal.cli.RunArgument.FileBuffer.Access;
import dev.panametal.cli.RunArgument.ThreadgroupMemory;
import dev.panametal.cli.RunArgument.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Launches one kernel, as often as asked, on buffers that come from files and go to files. */
final class KernelRun {
  private final MetalDevice device;
  private final MetalKernel kernel;
  private final Map<Integer, FileBuffer> files = new TreeMap<>();
  private final Map<Integer, Value> values = new TreeMap<>();
  private final Map<Integer, ThreadgroupMemory> threadgroupMemory = new TreeMap<>();

  /** A file's bytes on the device. */
  private record Loaded(int index, FileBuffer file, MetalBuffer buffer) {}

  KernelRun(MetalDevice device, MetalKernel kernel, RunArguments arguments) {
    this.device = device;
    this.kernel = kernel;
    arguments.forEach(
        kernel,
        (index, argument) -> {
          switch (argument) {
            case FileBuffer file -> files.put(index, file);
            case Value value -> values.put(index, value);
            case ThreadgroupMemory memory -> threadgroupMemory.put(index, memory);
          }
        });
  }

  RunReport run(Grid grid, int launches) {
    List<Loaded> buffers = new ArrayList<>();
    try (MetalStream stream = device.newStream()) {
      files.forEach(
          (index, file) -> buffers.add(new Loaded(index, file, load(stream, index, file))));
      stream.synchronize();
      stream.resetCounters();
      long[] nanos = new long[launches];
      for (int i = 0; i < launches; i++) {
        long start = System.nanoTime();
        launch(stream, buffers, grid);
        stream.synchronize();
        nanos[i] = System.nanoTime() - start;
      }
      StreamCounters counters = stream.counters();
      return RunReport.of(device.info(), kernel, grid, nanos, counters, write(stream, buffers));
    } finally {
      buffers.forEach(loaded -> loaded.buffer().close());
    }
  }

  private MetalBuffer load(MetalStream stream, int index, FileBuffer file) {
    String label = "buffer " + index;
    if (file.access() == Access.OUT) {
      return device.allocate(file.bytes()).label(label);
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw cannotUse(index, file, e);
    }
    MetalBuffer buffer = device.allocate(bytes.length).label(label);
    stream.upload(MemorySegment.ofArray(bytes), buffer, 0);
    return buffer;
  }

  private void launch(MetalStream stream, List<Loaded> buffers, Grid grid) {
    KernelCall call = stream.call(kernel);
    buffers.forEach(loaded -> call.buffer(loaded.index(), loaded.buffer()));
    values.forEach((index, value) -> value.type().give(call, index, value.bytes()));
    threadgroupMemory.forEach((index, memory) -> call.threadgroupMemory(index, memory.bytes()));
    call.dispatch(grid);
  }

  private static List<RunReport.Output> write(MetalStream stream, List<Loaded> buffers) {
    List<RunReport.Output> written = new ArrayList<>();
    for (Loaded loaded : buffers) {
      FileBuffer file = loaded.file();
      if (file.access() != Access.IN) {
        byte[] bytes = new byte[Math.toIntExact(loaded.buffer().bytes())];
        stream.download(loaded.buffer(), 0, MemorySegment.ofArray(bytes));
        try {
          Files.write(file.path(), bytes);
        } catch (IOException e) {
          throw cannotUse(loaded.index(), file, e);
        }
        written.add(new RunReport.Output(loaded.index(), file.path().toString(), bytes.length));
      }
    }
    return written;
  }

  private static UncheckedIOException cannotUse(int index, FileBuffer file, IOException e) {
    return new UncheckedIOException("Buffer %d, %s".formatted(index, file.path()), e);
  }
}

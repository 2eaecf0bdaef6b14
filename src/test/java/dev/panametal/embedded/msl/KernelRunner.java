package dev.panametal.embedded.msl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Compiles one source and runs its kernels on int and float arrays; one for each test class. */
final class KernelRunner {
  private static final MslCompiler COMPILER = MslCompiler.create();

  private final MslLibrary library;
  private final boolean coroutines;

  KernelRunner(String source) {
    this(source, MslOptions.defaults());
  }

  KernelRunner(String source, MslOptions options) {
    this(COMPILER.compile(source, options), false);
  }

  private KernelRunner(MslLibrary library, boolean coroutines) {
    this.library = library;
    this.coroutines = coroutines;
  }

  /** The same kernels, compiled to coroutines whether their threads wait or not. */
  KernelRunner inCoroutines() {
    return new KernelRunner(library, true);
  }

  static MslCompiler compiler() {
    return COMPILER;
  }

  MslLibrary library() {
    return library;
  }

  MslFunction function(String name) {
    return library.function(name).orElseThrow(() -> new AssertionError("no kernel " + name));
  }

  /** Sets up a dispatch. */
  interface Setup {
    void set(MslDispatch dispatch);
  }

  void run(String kernel, Setup setup) {
    run(kernel, Map.of(), setup);
  }

  void run(String kernel, Map<Integer, MslConstant> constants, Setup setup) {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel built = function(kernel).build(constants, coroutines)) {
      MslDispatch dispatch = new MslDispatch(arena);
      setup.set(dispatch);
      built.run(dispatch, worker, 0, dispatch.threadgroupCount());
    }
  }

  /** Runs a kernel of a single buffer over so many threads and returns its ints. */
  int[] ints(String kernel, int count, Setup setup) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, count);
      run(kernel, dispatch -> setup.set(dispatch.buffer(0, out)));
      return out.toArray(ValueLayout.JAVA_INT);
    }
  }

  /** Runs a kernel in one thread, with an output of so many floats in buffer 0. */
  float[] floats(String kernel, int count) {
    return floats(kernel, count, 1);
  }

  /** Runs a kernel in one threadgroup, with an output of so many floats in buffer 0. */
  float[] floats(String kernel, int count, int threads) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_FLOAT, count);
      run(kernel, dispatch -> dispatch.buffer(0, out).threads(threads, 1, 1, threads, 1, 1));
      return out.toArray(ValueLayout.JAVA_FLOAT);
    }
  }
}

package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.CacheStep;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A process that compiles a kernel and runs it, with the cache folder of its properties. At the
 * step {@code -Dstep=NAME:NUMBER}, when it is reached for that time, it halts, or waits for a line
 * on its standard input if there is {@code -Dwait=true}.
 */
final class CacheProcess {
  static final String RIGHT = "the result is 42";

  static final String SOURCE = "kernel void k(device int *out) { out[0] = 42; }";

  private CacheProcess() {}

  /** Prints {@link #RIGHT}. */
  public static void main(String[] arguments) {
    CacheDirectory cache = CacheDirectory.open(CacheDirectory.ofThisProcess().root(), listener());
    System.out.println(
        "the result is " + compileAndRun(MslCompiler.with(() -> Toolchain.find(cache))));
  }

  static int compileAndRun(MslCompiler compiler) {
    MslFunction function =
        compiler.compile(SOURCE, MslOptions.defaults()).function("k").orElseThrow();
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel kernel = function.build(Map.of())) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT);
      kernel.run(new MslDispatch(arena).buffer(0, out).threads(1, 1, 1, 1, 1, 1), worker, 0, 1);
      return out.get(ValueLayout.JAVA_INT, 0);
    }
  }

  private static Consumer<CacheStep> listener() {
    String step = System.getProperty("step");
    if (step == null) {
      return reached -> {};
    }
    String[] parts = step.split(":", 2);
    return new Consumer<>() {
      private int left = Integer.parseInt(parts[1]);

      @Override
      public void accept(CacheStep reached) {
        if (reached.name().equals(parts[0]) && --left == 0) {
          stop();
        }
      }
    };
  }

  private static void stop() {
    if (Boolean.getBoolean("wait")) {
      System.out.println("there");
      try {
        int unused = System.in.read();
        assert unused > 0;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return;
    }
    // Whatever kills a process kills its clang with it, or leaves it to go on in a folder that is
    // deleted below it; only the first can be tested without waiting for it.
    ProcessHandle.current()
        .descendants()
        .forEach(clang -> {
          clang.destroyForcibly();
          clang.onExit().join();
        });
    Runtime.getRuntime().halt(17);
  }
}

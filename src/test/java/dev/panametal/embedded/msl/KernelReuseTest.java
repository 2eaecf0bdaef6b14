package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.CacheStep;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import dev.panametal.embedded.msl.toolchain.Shim;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel is taken from the cache if all that it was made from is the same, and if unharmed. */
class KernelReuseTest {
  private static final String SOURCE =
      """
      constant int factor [[function_constant(0)]];
      kernel void one(device int *x) { x[0] = factor; }
      kernel void two(device int *x) { x[0] = factor + 1; }
      """;

  private static final MslOptions OPTIONS = MslOptions.defaults();

  @TempDir Path folder;
  private final AtomicInteger stored = new AtomicInteger();

  @BeforeEach
  void fillTheCache() {
    assertThat(runs(function(SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    stored.set(0);
  }

  @Test
  void theSameIsTakenFromTheCache() {
    assertThat(runs(function(SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(0);
  }

  @Test
  void anotherSourceIsAnotherKernel() {
    MslFunction other = function(SOURCE.replace("= factor;", "= factor * 2;"), OPTIONS, "one");

    assertThat(runs(other, 2)).isEqualTo(4);
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherEntryIsAnotherKernel() {
    assertThat(runs(function(SOURCE, OPTIONS, "two"), 2)).isEqualTo(3);
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherValueOfAConstantIsAnotherKernel() {
    assertThat(runs(function(SOURCE, OPTIONS, "one"), 5)).isEqualTo(5);
    assertThat(stored).hasValue(1);
  }

  @Test
  void otherFlagsMakeAnotherKernel() {
    assertThat(runs(function(SOURCE, OPTIONS.withFastMath(false), "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherFormIsAnotherKernel() {
    try (MslKernel kernel = function(SOURCE, OPTIONS, "one").build(constant(2), true)) {
      assertThat(kernel.form()).isEqualTo(MslForm.COROUTINES);
    }
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherClangOrProcessorMakesAnotherKernel() {
    MslCompiler other = FreshCache.compiler(cache(), "clang version 20.1.7 -target-cpu other");

    assertThat(runs(function(other, SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherVersionOfTheShimMakesAnotherKernel() {
    CacheDirectory cache = cache();
    Shim shim = new Shim(Shim.install(cache).folder(), "another version");
    MslCompiler other =
        MslCompiler.with(() ->
            new Toolchain(cache, FreshCache.sharedClang(cache), shim, new KernelCache(cache)));

    assertThat(runs(function(other, SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  @Test
  void whatIsTruncatedIsBuiltAgain() throws IOException {
    for (Path content : contents()) {
      Files.write(content, List.of("cut off"));
    }

    assertThat(runs(function(SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  @Test
  void anotherKernelInItsPlaceIsNotLoaded() throws IOException {
    List<Path> before = contents();
    assertThat(runs(function(SOURCE, OPTIONS, "two"), 2)).isEqualTo(3);
    byte[] two =
        Files.readAllBytes(
            contents().stream().filter(path -> !before.contains(path)).findFirst().orElseThrow());
    for (Path content : before) {
      Files.write(content, two);
    }
    stored.set(0);

    assertThat(runs(function(SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  /** As root every file can be read, so a folder stands for what cannot. */
  @Test
  void whatCannotBeReadIsBuiltAgain() throws IOException {
    for (Path content : contents()) {
      Files.delete(content);
      Files.createFile(Files.createDirectory(content).resolve("file"));
    }

    assertThat(runs(function(SOURCE, OPTIONS, "one"), 2)).isEqualTo(2);
    assertThat(stored).hasValue(1);
  }

  @Test
  void headersOfTheShimThatWereChangedAreReplaced() throws IOException {
    CacheDirectory cache = cache();
    Path header = Shim.install(cache).folder().resolve("math.h");
    String text = Files.readString(header);
    Files.writeString(header, "#error changed");

    Shim.install(cache);

    assertThat(header).content().isEqualTo(text);
  }

  private CacheDirectory cache() {
    return CacheDirectory.open(
        folder,
        step -> {
          if (step == CacheStep.KEY_PUBLISHED) {
            stored.incrementAndGet();
          }
        });
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("kernels/content"))) {
      return files.toList();
    }
  }

  private MslFunction function(String source, MslOptions options, String name) {
    CacheDirectory cache = cache();
    return function(
        FreshCache.compiler(cache, FreshCache.sharedClang(cache).identity()),
        source,
        options,
        name);
  }

  /** Counts only what is stored from now on, not the table about the library. */
  private MslFunction function(
      MslCompiler compiler, String source, MslOptions options, String name) {
    MslFunction function = compiler.compile(source, options).function(name).orElseThrow();
    stored.set(0);
    return function;
  }

  private static Map<Integer, MslConstant> constant(int factor) {
    return Map.of(0, MslConstant.of(factor));
  }

  private static int runs(MslFunction function, int factor) {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel kernel = function.build(constant(factor))) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT);
      kernel.run(new MslDispatch(arena).buffer(0, out).threads(1, 1, 1, 1, 1, 1), worker, 0, 1);
      return out.get(ValueLayout.JAVA_INT, 0);
    }
  }
}

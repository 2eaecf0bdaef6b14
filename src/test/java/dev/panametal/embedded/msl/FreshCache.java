package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.CacheStep;
import dev.panametal.embedded.msl.toolchain.Clang;
import dev.panametal.embedded.msl.toolchain.ClangFinder;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import dev.panametal.embedded.msl.toolchain.Shim;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Compilers with a cache folder of their own, which share the clang that the tests unpack once. */
final class FreshCache {
  private static final Clang SHARED = ClangFinder.find(CacheDirectory.ofThisProcess());

  private FreshCache() {}

  /** The unpacked clang. */
  static Path clang() {
    return SHARED.executable();
  }

  static MslCompiler compiler(Path folder) {
    return compiler(folder, step -> {});
  }

  /**
   * A compiler whose steps are watched.
   *
   * @param steps is told of each step before the next one begins
   */
  static MslCompiler compiler(Path folder, Consumer<CacheStep> steps) {
    CacheDirectory cache = CacheDirectory.open(folder, steps);
    return compiler(cache, SHARED.identity());
  }

  /** Compiles what {@link CacheProcess} does, as the process after it. */
  static int compileAndRun(CacheDirectory cache) {
    cache.deleteAbandoned(Instant.now());
    return CacheProcess.compileAndRun(compiler(cache, SHARED.identity()));
  }

  /** The unpacked clang, to be run in another cache folder. */
  static Clang sharedClang(CacheDirectory cache) {
    return new Clang(cache, SHARED.executable(), SHARED.identity(), SHARED.major());
  }

  /** A compiler for a processor, or with a clang, that calls itself so. */
  static MslCompiler compiler(CacheDirectory cache, String identity) {
    Clang clang = new Clang(cache, SHARED.executable(), identity, SHARED.major());
    return MslCompiler.with(
        () -> new Toolchain(cache, clang, Shim.install(cache), new KernelCache(cache)));
  }
}

package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.Clang;
import dev.panametal.embedded.msl.toolchain.ClangFinder;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import dev.panametal.embedded.msl.toolchain.Shim;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that compiling needs from this machine. */
record Toolchain(CacheDirectory cache, Clang clang, Shim shim, KernelCache kernels) {
  static Toolchain find(CacheDirectory cache) {
    KernelCache kernels = new KernelCache(cache);
    cache.deleteAbandoned(Instant.now());
    kernels.trim(KernelCache.limit(System::getProperty), Instant.now());
    return new Toolchain(cache, ClangFinder.find(cache), Shim.install(cache), kernels);
  }

  /** What every result depends on, whatever the source. */
  List<String> identity() {
    return List.of(clang.identity(), shim.version());
  }

  /** The flags under which rewritten sources are read. */
  List<String> languageFlags() {
    return new ArrayList<>(
        List.of(
            "-x",
            "c++",
            "-std=gnu++17",
            "-fdeclspec",
            "-nostdinc",
            "-fsigned-char",
            "-fno-exceptions",
            "-fno-rtti",
            "-fvisibility=hidden",
            "-fno-strict-aliasing",
            // Neither -w nor -Wno-everything, which would take this and clang's own default errors
            // away; ClangMessages drops the warnings.
            "-Werror=global-constructors",
            "-include",
            shim.folder().resolve("shim.h").toString()));
  }

  /** Where a rewritten source is written in a work folder. */
  static Path sourceFile(Path workFolder) {
    return workFolder.resolve("kernel.cpp");
  }
}

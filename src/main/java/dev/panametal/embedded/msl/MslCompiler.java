package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Metal Shading Language for this machine's processor. Safe for use by several threads.
 *
 * <p>A compiled kernel is native code in this process and may do what native code may; a kernel
 * with a wrong index can crash the process.
 */
public final class MslCompiler {
  private final Object lock = new Object();
  private final Supplier<Toolchain> finder;
  private @Nullable Toolchain toolchain;

  private MslCompiler(Supplier<Toolchain> finder) {
    this.finder = finder;
  }

  /** A compiler that looks for clang when it first compiles. */
  public static MslCompiler create() {
    return with(() -> Toolchain.find(CacheDirectory.ofThisProcess()));
  }

  /** A compiler that asks for its tools when it first compiles. */
  static MslCompiler with(Supplier<Toolchain> finder) {
    return new MslCompiler(finder);
  }

  /**
   * Checks a whole source and finds its kernels; machine code is made by {@link MslFunction#build}.
   *
   * @throws MslCompileException if the source does not compile
   * @throws dev.panametal.embedded.msl.toolchain.ToolchainException if there is no clang, or the
   *     cache folder cannot be used
   */
  public MslLibrary compile(String source, MslOptions options) {
    return new LibraryCompiler(toolchain(), options).compile(source);
  }

  private Toolchain toolchain() {
    synchronized (lock) {
      Toolchain found = toolchain;
      if (found == null) {
        found = finder.get();
        toolchain = found;
      }
      return found;
    }
  }
}

package dev.panametal.embedded.msl;

import org.jspecify.annotations.Nullable;

/**
 * Compiles Metal Shading Language for this machine's processor. Safe for use by several threads.
 *
 * <p>A compiled kernel is native code in this process and may do what native code may; a kernel
 * with a wrong index can crash the process.
 */
public final class MslCompiler {
  private final Object lock = new Object();
  private @Nullable Toolchain toolchain;

  private MslCompiler() {}

  /** A compiler that looks for clang when it first compiles. */
  public static MslCompiler create() {
    return new MslCompiler();
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
        found = Toolchain.find();
        toolchain = found;
      }
      return found;
    }
  }
}

package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.ToolchainException;
import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, read-only or runs no code gives an error that names the folder and what to
 * do. Each disk is mounted for one child process in a namespace of its own, which takes it along.
 */
class DiskTroubleTest {
  private static final String WAY_OUT =
      "Make room or give access, or name another folder with -Dpanametal.cache=FOLDER or"
          + " PANAMETAL_CACHE.";

  @TempDir Path folder;

  @BeforeEach
  void mayMount() throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder("unshare", "--mount", "--map-root-user", "true").start();
    } catch (IOException noSuchCommand) {
      assumeThat(noSuchCommand).as("needs unshare (Linux)").isNull();
      throw noSuchCommand;
    }
    assumeThat(process.waitFor()).as("needs the right to make namespaces").isZero();
  }

  private ChildJvm.Result runOn(String mount, Class<?> main)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    options.add("-Dpanametal.cache=" + folder);
    options.add("-Dpanametal.clang=" + FreshCache.clang());
    return ChildJvm.runBy(
        List.of(
            "unshare",
            "--mount",
            "--map-root-user",
            "sh",
            "-c",
            mount + " && exec \"$@\"",
            folder.toString()),
        main,
        options);
  }

  @Test
  void aFullDisk() throws IOException, InterruptedException {
    ChildJvm.Result result =
        runOn("mount -t tmpfs -o size=4m,mode=700 none \"$0\"", FullDisk.class);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines)
        .hasSize(FullDisk.KIBIBYTES_LEFT.size())
        .allMatch(line ->
            line.equals("built")
                || (line.startsWith("The cache folder " + folder + " cannot be ")
                    && line.endsWith(WAY_OUT)));
    assertThat(lines.getFirst()).contains("No space left on device");
    assertThat(lines.getLast()).isEqualTo("built");
  }

  /** Compiles with less and less room missing. */
  static final class FullDisk {
    static final List<Integer> KIBIBYTES_LEFT = List.of(0, 4, 12, 24, 40, 60, 2000);

    private FullDisk() {}

    /** Prints what became of each. */
    public static void main(String[] arguments) throws IOException {
      CacheDirectory cache = CacheDirectory.ofThisProcess();
      MslCompiler compiler = MslCompiler.with(() -> Toolchain.find(cache));
      build(compiler, -1);
      Path filler = cache.root().resolve("filler");
      for (int left : KIBIBYTES_LEFT) {
        Files.deleteIfExists(filler);
        long free = Files.getFileStore(cache.root()).getUsableSpace();
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
          file.write(new byte[(int) (free - left * 1024L)]);
        }
        System.out.println(build(compiler, left));
      }
    }

    private static String build(MslCompiler compiler, int number) {
      String source = "kernel void k(device int *x) { x[0] = %d; }".formatted(number);
      try {
        MslLibrary library = compiler.compile(source, MslOptions.defaults());
        library.function("k").orElseThrow().build(Map.of()).close();
        return "built";
      } catch (ToolchainException e) {
        return String.valueOf(e.getMessage()).replace('\n', ' ');
      }
    }
  }

  @Test
  void aReadOnlyDisk() throws IOException, InterruptedException {
    ChildJvm.Result result =
        runOn("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", CacheProcess.class);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines().findFirst().orElse(""))
        .contains("The cache folder " + folder + " cannot be used (")
        .contains("Read-only file system")
        .endsWith(WAY_OUT);
  }

  @Test
  void aDiskThatRunsNoCode() throws IOException, InterruptedException {
    ChildJvm.Result result =
        runOn("mount -t tmpfs -o size=4m,mode=700,noexec none \"$0\"", CacheProcess.class);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("The compiled kernel " + folder.resolve("kernels/content"))
        .contains(" cannot be loaded (")
        .contains("not one mounted noexec; another is named with -Dpanametal.cache=FOLDER");
  }
}

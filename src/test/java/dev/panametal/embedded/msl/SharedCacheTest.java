package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that fill one empty cache folder at once both succeed. */
class SharedCacheTest {
  @TempDir Path folder;

  @Test
  void bothUnpackTheCompilerBeforeEitherGivesItItsName() throws IOException, InterruptedException {
    bothSucceed(List.of(), "FOLDER_FINISHED:1");
  }

  @Test
  void bothCompileTheKernelBeforeEitherStoresIt() throws IOException, InterruptedException {
    // With the library checked before, clang runs three times, whichever process is ahead.
    FreshCache.compiler(folder).compile(CacheProcess.SOURCE, MslOptions.defaults());

    bothSucceed(List.of("-Dpanametal.clang=" + FreshCache.clang()), "CLANG_ENDED:3");
  }

  private void bothSucceed(List<String> more, String meetingPoint)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(more);
    options.addAll(List.of("-Dpanametal.cache=" + folder, "-Dstep=" + meetingPoint, "-Dwait=true"));
    List<Process> processes =
        List.of(
            ChildJvm.start(CacheProcess.class, options),
            ChildJvm.start(CacheProcess.class, options));
    for (Process process : processes) {
      // Not closed: the rest of what it says is read below.
      BufferedReader reader = process.inputReader();
      assertThat(reader.readLine()).isEqualTo("there");
    }
    for (Process process : processes) {
      process.outputWriter().append('\n').flush();
    }
    for (Process process : processes) {
      BufferedReader reader = process.inputReader();
      assertThat(reader.readLine()).isEqualTo(CacheProcess.RIGHT);
      assertThat(ChildJvm.await(process)).isEqualTo(new ChildJvm.Result(0, "", ""));
    }
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }
}

package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has nothing to do with computing is refused by name. */
class MslSafetyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel void k() { asm("nop"); }                             | inline assembly
          kernel void k() { __asm__ volatile("nop"); }                | inline assembly
          extern "C" int system(const char *);                        | 'extern'
          __attribute__((constructor)) void early() {}                | the attribute 'constructor' is not allowed in a kernel source
          __attribute__((__destructor__)) void late() {}              | attribute 'destructor'
          __attribute__((unused, section("x"))) constant int a = 1;   | attribute 'section'
          int __declspec(noinline) f();                               | '__declspec'
          kernel void k(device double *x) {}                          | 'double' is not supported
          vertex float4 v() { return float4(0); }                     | vertex functions
          """)
  void refuses(String source, String named) {
    assertThatThrownBy(() -> compile(source, MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:1:")
        .hasMessageContaining(named);
  }

  @Test
  void refusesCodeThatWouldRunWhenLoaded() {
    assertThatThrownBy(() ->
            compile(
                "int early();\nint early_value = early();\nkernel void k() {}\n",
                MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:2:");
  }

  @Test
  void refusesAFunctionThatNobodyDefines() {
    MslLibrary library =
        compile(
            "int system(const char *);\nkernel void k(device int *x) { x[0] = system(\"ls\"); }\n",
            MslOptions.defaults());

    assertThatThrownBy(() -> library.function("k").orElseThrow().build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("'system(char const*)', which is declared but not defined");
  }

  @Test
  void includesNothingWithoutAFolder(@TempDir Path folder) throws IOException {
    Path header = Files.writeString(folder.resolve("a.h"), "int a;");

    assertThatThrownBy(() -> compile("\n#include \"" + header + "\"\n", MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:2: error: '" + header + "' cannot be included");
  }

  @Test
  void includesNothingOutsideTheFolder(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("secret.h"), "int secret;");
    MslOptions options = MslOptions.defaults().withIncludeFolder(inner);

    assertThatThrownBy(() -> compile("#include \"../secret.h\"\n", options))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("secret.h")
        .hasMessageContaining("outside the folder");
  }

  @Test
  void followsNoLinkOutOfTheFolder(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path secret = Files.writeString(folder.resolve("secret.h"), "int secret;");
    Files.createSymbolicLink(inner.resolve("link.h"), secret);
    MslOptions options = MslOptions.defaults().withIncludeFolder(inner);

    assertThatThrownBy(() -> compile("#include \"link.h\"\n", options))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("outside the folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #embed "/etc/hostname"
          %: embed "/etc/hostname"
          # /* hidden */ embed "/etc/hostname"
          """)
  void embedsNoFile(String directive) {
    assertThatThrownBy(() ->
            compile("constant char text[] = {\n" + directive + "\n};\n", MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:2: error: #embed is not allowed");
  }

  @Test
  void includesFromTheFolder(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/one.h"), "#include \"../two.h\"\n");
    Files.writeString(folder.resolve("two.h"), "constant int two = 2;\n");

    KernelRunner runner =
        new KernelRunner(
            """
            #include "sub/one.h"
            kernel void k(device int *out) { out[0] = two; }
            """,
            MslOptions.defaults().withIncludeFolder(folder));

    assertThat(runner.ints("k", 1, d -> d.threads(1, 1, 1, 1, 1, 1))).containsExactly(2);
  }

  private static MslLibrary compile(String source, MslOptions options) {
    return KernelRunner.compiler().compile(source, options);
  }
}

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
import org.junit.jupiter.params.provider.ValueSource;

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
          void f() { __builtin_printf("x"); }                         | the compiler's '__builtin_printf' is not allowed
          void f() { __builtin_ia32_ldmxcsr(0); }                     | '__builtin_ia32_ldmxcsr'
          void f() { __builtin_set_flt_rounds(1); }                   | '__builtin_set_flt_rounds'
          void f() { __builtin_trap(); }                              | '__builtin_trap'
          <:<:gnu::constructor:>:> void early() {}                    | the digraph '<:'
          void f(device int *x) { x<:0] = 1; }                        | the digraph '<:'
          void f() <% }                                               | the digraph '<%'
          constant char *t = R"(")"; void f() { asm("nop"); }         | raw string literals
          constant char *t = u8R"x(")x"; void f() { asm("nop"); }     | raw string literals
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

  /** The preprocessor is done with the source when its macros have become these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #define H #~H include "/etc/passwd"                               | '#' that begins no directive
          #define H #~int system(const char *);~H pragma weak system        | '#' that begins no directive
          #define H %:~H define BAD 1                                       | the digraph '%:'
          #define J(a) a~#define E~void f() { J(as)\\E~m("nop"); }          | '\\' outside a text
          #define P(a, b) a##b~void f() { P(as, m)("nop"); }                | inline assembly
          #define P(a, b) a##b~P(__attrib, ute__)((constructor)) void f() {} | attribute 'constructor'
          void f() { as\\~m("nop"); }                                       | inline assembly
          """)
  void refusesWhatMacrosAndLineEndsHide(String source, String named) {
    assertThatThrownBy(() ->
            compile(
                source.replace('~', '\n').replace("\\\\", "\\") + "\nkernel void k() {}\n",
                MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("error: ")
        .hasMessageContaining(named);
  }

  @Test
  void aGlobalNameInATemplateArgumentIsNoDigraph() {
    KernelRunner runner =
        new KernelRunner(
            """
            struct two { static constant int value = 2; };
            template <class T> int value_of() { return T::value; }
            kernel void k(device int *out) { out[0] = value_of<::two>() % 3 + (out ? 0:1); }
            """);

    assertThat(runner.ints("k", 1, d -> d.threads(1, 1, 1, 1, 1, 1))).containsExactly(2);
  }

  /** Pragmas are not read as code by the rewriter, so they may hold none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#pragma weak system",
        "_Pragma(\"weak system\")",
        "#pragma redefine_extname foreign system",
        "#pragma clang attribute push(__attribute__((weak)), apply_to = function)",
      })
  void noPragmaChangesWhatAFunctionIs(String pragma) {
    MslLibrary library =
        compile(
            pragma
                + "\nint system(const char *);\nint foreign(const char *);\n"
                + "kernel void k(device int *x) { x[0] = system(\"ls\") + foreign(\"ls\"); }\n",
            MslOptions.defaults());

    assertThatThrownBy(() -> library.function("k").orElseThrow().build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("which is declared but not defined");
  }

  @Test
  void aPragmaThatHoldsDeclarationsIsLeftOut() {
    KernelRunner runner =
        new KernelRunner(
            """
            kernel void k(device int *out) {
              #pragma unroll ([] { struct S { S() { asm("nop"); } }; return 4; }())
              for (int i = 0; i < 4; ++i) out[0] += i;
            }
            """);

    assertThat(runner.ints("k", 1, d -> d.threads(1, 1, 1, 1, 1, 1))).containsExactly(6);
  }

  /** Initialisers count as constant when a library is checked; a kernel may be built otherwise. */
  @Test
  void refusesAKernelThatWouldRunCodeWhenItIsLoaded() {
    MslLibrary library =
        compile(
            """
            constant bool given [[function_constant(0)]];
            constant int not_given [[function_constant(1)]];
            int early() { volatile int v = 1; return v; }
            static volatile int value = given ? early() : 3;
            kernel void k(device int *x) { x[0] = value; }
            """,
            MslOptions.defaults());
    MslFunction kernel = library.function("k").orElseThrow();

    assertThatThrownBy(() -> kernel.build(Map.of(0, MslConstant.of(true))))
        .isInstanceOf(MslCompileException.class)
        .hasMessage(
            "error: kernel 'k' holds code that would run when it is loaded, or more"
                + " (DT_INIT_ARRAY)");
  }

  @Test
  void includesNothingWithoutAFolder(@TempDir Path folder) throws IOException {
    Path header = Files.writeString(folder.resolve("a.h"), "int a;");

    assertThatThrownBy(() -> compile("\n#include \"" + header + "\"\n", MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:2:10: fatal error: '" + header + "' file not found")
        .hasMessageEndingWith(
            "note: besides Metal's headers nothing can be included: there is no folder to include"
                + " from");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#include \"../secret.h\"",
        "#include \"%s\"",
        "#include <%s>",
        "#import \"../secret.h\"",
        "#include_next <%s>",
        "#define FILE \"../secret.h\"\n#include FILE",
        "#inc\\\nlude \"../secret.h\"",
        "%%:include \"../secret.h\"",
        "#include \"sub/../../secret.h\"",
        "#include <../shim.h>",
      })
  void includesNothingOutsideTheFolder(String directive, @TempDir Path folder) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.createDirectory(inner.resolve("sub"));
    Path secret = Files.writeString(folder.resolve("secret.h"), "int secret;");
    MslOptions options = MslOptions.defaults().withIncludeFolder(inner);

    assertThatThrownBy(() -> compile(directive.formatted(secret) + "\n", options))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining(" file not found")
        .hasMessageEndingWith(
            "note: besides Metal's headers only files of the folder " + inner + " can be included");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__has_include(\"%s\")", "__has_include(<%s>)", "__has_embed(\"%s\")"})
  void aSourceCannotAskWhichFilesThereAre(String question, @TempDir Path folder)
      throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path secret = Files.writeString(folder.resolve("secret.h"), "int secret;");
    MslOptions options = MslOptions.defaults().withIncludeFolder(inner);

    MslLibrary library =
        compile(
            "#if %s\n#error it is there\n#endif\nkernel void k() {}\n"
                .formatted(question.formatted(secret)),
            options);

    assertThat(library.functionNames()).containsExactly("k");
  }

  @Test
  void aSourceMayAskForMetalsHeadersAndTheFoldersFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.h"), "");

    MslLibrary library =
        compile(
            """
            #if __has_include(<metal_stdlib>) && __has_include("a.h") && !__has_include("b.h")
            kernel void k() {}
            #endif
            """,
            MslOptions.defaults().withIncludeFolder(folder));

    assertThat(library.functionNames()).containsExactly("k");
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

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"[0]", "0%s1"})
  void aTokenMayBeAsLongAsItLikes(String token) {
    String inside = token.startsWith("0") ? "'0".repeat(50_000) + "'" : "\\n".repeat(50_000);

    MslLibrary library =
        compile(
            "kernel void k(device int *x) { x[0] = " + token.formatted(inside) + "; }\n",
            MslOptions.defaults());

    assertThat(library.functionNames()).containsExactly("k");
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

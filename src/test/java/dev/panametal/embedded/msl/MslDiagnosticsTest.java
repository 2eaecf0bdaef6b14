package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that does not compile is told about in the user's own lines, and nothing else. */
class MslDiagnosticsTest {
  @Test
  void namesAnUndeclaredIdentifierAsMetalDoes() {
    String diagnostics =
        diagnostics(
            """
            #include <metal_stdlib>
            kernel void scale(device float *x [[buffer(0)]], uint i [[thread_position_in_grid]]) {
              x[i] = 2.0 *  foo;
            }
            """);

    assertThat(diagnostics)
        .isEqualTo(
            """
            program_source:3:17: error: use of undeclared identifier 'foo'
              x[i] = 2.0 *  foo;
                            ^
            """);
  }

  @Test
  void keepsTheColumnBehindRewrittenText() {
    String diagnostics =
        diagnostics(
            """
            kernel void k(constant uint &n [[buffer(1)]], device float *x [[buffer(0)]], int j) {
            }
            """);

    assertThat(diagnostics)
        .isEqualTo(
            """
            program_source:1:78: error: invalid type 'int' for input declaration in a kernel function
            kernel void k(constant uint &n [[buffer(1)]], device float *x [[buffer(0)]], int j) {
                                                                                         ^~~
            """);
  }

  @Test
  void pointsAtTheUseOfAMacro() {
    String diagnostics =
        diagnostics(
            """
            #define TWICE(v) ((v) + nothing)
            kernel void k(device float *x) {
              x[0] = 1.0f; x[1] = TWICE(x[0]);
            }
            """);

    assertThat(diagnostics).startsWith("program_source:3:").contains("'nothing'");
  }

  @Test
  void leavesOutTheShimWhereACallDoesNotFit() {
    String diagnostics =
        diagnostics(
            """
            #include <metal_stdlib>
            using namespace metal;
            kernel void k(device float *x) {
              x[0] = dot(float2(1.0f), float3(1.0f));
            }
            """);

    assertThat(diagnostics)
        .startsWith("program_source:4:10: error: no matching function for call to 'dot'\n")
        .doesNotContain(".h")
        .doesNotContain("panametal");
  }

  @Test
  void tellsAnErrorInsideATemplateWhereItIsUsed() {
    String diagnostics =
        diagnostics(
            """
            template <typename T> T half_of(T value) { return value.missing; }
            kernel void k(device float *x) { x[0] = half_of(x[1]); }
            """);

    assertThat(diagnostics)
        .startsWith("program_source:1:")
        .contains("program_source:2:41: note: in instantiation");
  }

  @Test
  void showsTheLineOfAnIncludedFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("tool.h"), "\nint tool() { return wrong; }\n");
    MslOptions options = MslOptions.defaults().withIncludeFolder(folder);

    String diagnostics = diagnostics("#include \"tool.h\"\nkernel void k() {}\n", options);

    assertThat(diagnostics)
        .startsWith(folder.resolve("tool.h") + ":2:21: error: use of undeclared identifier 'wrong'")
        .contains("\nint tool() { return wrong; }\n");
  }

  @Test
  void usesTheNameOfTheSource() {
    MslOptions options = MslOptions.defaults().withSourceName("shaders/add.metal");

    assertThat(diagnostics("kernel void k() { oops; }", options))
        .startsWith("shaders/add.metal:1:19: error: ");
  }

  @Test
  void reportsErrorsOfThePreprocessor() {
    assertThat(diagnostics("kernel void k() {}\n#error not for this device\n"))
        .isEqualTo(
            """
            program_source:2:2: error: not for this device
            #error not for this device
             ^
            """);
  }

  @Test
  void whatClangTakesForAnErrorByDefaultIsOne() {
    assertThat(diagnostics("kernel void broken() { return 1; }"))
        .isEqualTo(
            """
            program_source:1:24: error: void function 'broken' should not return a value
            kernel void broken() { return 1; }
                                   ^
            """);
  }

  @Test
  void soDoesThePreprocessor() {
    assertThat(diagnostics("#define JOIN(a, b) a##b\nkernel void k() { JOIN(+, /); }"))
        .contains("pasting formed '+/', an invalid preprocessing token");
  }

  @Test
  void warningsAreNotShown() {
    assertThat(
            diagnostics(
                """
                #warning this is one
                kernel void k(device uint *x) {
                  x[0] == 1u;
                  return nothing;
                }
                """))
        .startsWith("program_source:4:10: error: ")
        .doesNotContain("warning")
        .doesNotContain("note");
  }

  @Test
  void aLineDirectiveRenamesAndRenumbers() {
    assertThat(
            diagnostics(
                """
                int first;
                #line 1 "b.metal"
                kernel void b(device float *x) { x[0] = foo; }
                # 40
                kernel void c(device float *x) { x[0] = bar; }
                """))
        .isEqualTo(
            """
            b.metal:1:41: error: use of undeclared identifier 'foo'
            kernel void b(device float *x) { x[0] = foo; }
                                                    ^
            b.metal:40:41: error: use of undeclared identifier 'bar'
            kernel void c(device float *x) { x[0] = bar; }
                                                    ^
            """);
  }

  @Test
  void aLineDirectiveThatIsSkippedChangesNothing() {
    assertThat(
            diagnostics(
                """
                #if 0
                #line 1
                #endif
                /*
                #line 100 "other.metal"
                */
                kernel void k() { foo; }
                """))
        .startsWith("program_source:7:19: error: ")
        .contains("\nkernel void k() { foo; }\n");
  }

  @Test
  void errorsOfThePreprocessorFollowLineDirectivesToo() {
    assertThat(diagnostics("#line 7 \"b.metal\"\n#error not for this device\n"))
        .isEqualTo(
            """
            b.metal:7:2: error: not for this device
            #error not for this device
             ^
            """);
  }

  @Test
  void refusalsFollowLineDirectivesToo() {
    assertThat(diagnostics("#line 7 \"b.metal\"\nkernel void k(int j) {}\n"))
        .startsWith("b.metal:7:15: error: invalid type 'int'")
        .contains("\nkernel void k(int j) {}\n");
  }

  @Test
  void passesMacrosOn() {
    MslOptions options = MslOptions.defaults().withMacros(Map.of("WIDTH", "missing_name"));

    assertThat(diagnostics("kernel void k() { int w = WIDTH; }", options))
        .contains("'missing_name'");
  }

  @Test
  void namesAFeatureThatIsNotSupportedYet() {
    assertThat(
            diagnostics(
                """
                #include <metal_stdlib>
                using namespace metal;
                kernel void k(device float *x) {
                  simdgroup_async_copy(x, x, 4);
                }
                """))
        .startsWith("program_source:4:3: error: ")
        .contains("simdgroup_async_copy is not supported yet by the embedded device");
  }

  @Test
  void refusesTexturesByName() {
    assertThat(
            diagnostics(
                """
                #include <metal_stdlib>
                using namespace metal;
                kernel void k(texture2d<float> image [[texture(0)]]) {}
                """))
        .startsWith("program_source:3:40: error: ")
        .contains("'texture'");
  }

  private static String diagnostics(String source) {
    return diagnostics(source, MslOptions.defaults());
  }

  private static String diagnostics(String source, MslOptions options) {
    MslCompileException failure =
        catchThrowableOfType(
            MslCompileException.class, () -> KernelRunner.compiler().compile(source, options));
    assertThat(failure).as("the source must not compile").isNotNull();
    return failure.diagnostics();
  }
}

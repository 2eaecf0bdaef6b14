package dev.panametal.embedded.msl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rewriting keeps lines, and columns as far as nothing before them grew. */
class RewriterTest {
  @Test
  void erasesAddressSpacesInPlace() {
    assertThat(rewrite("static float first(device const float *x) { return x[0]; }"))
        .isEqualTo("static float first(       const float *x) { return x[0]; }\n");
  }

  @Test
  void constantBecomesConst() {
    assertThat(rewrite("constant int limit = 4;")).isEqualTo("const    int limit = 4;\n");
  }

  @Test
  void literalsWithoutASuffixAreFloats() {
    assertThat(rewrite("auto x = 1.0 + .5 + 2. + 1e3 + 0x1p4 + 1.0f + 1.0h + 7 + 0x1e;"))
        .isEqualTo("auto x = 1.0f + .5f + 2.f + 1e3f + 0x1p4f + 1.0f + 1.0h + 7 + 0x1e;\n");
  }

  @Test
  void keepsOperatorsTogether() {
    String source = "bool b = a<=c && d>>=2 || e->f<g<int>>() && h[i[0]] != +-1;";

    assertThat(rewrite(source)).isEqualTo(source + "\n");
  }

  @Test
  void keepsOnlyPragmasForTheOptimiser() {
    assertThat(rewrite("#pragma unroll\n#pragma METAL internals : enable\nint x;"))
        .isEqualTo("#pragma unroll\n\nint x;\n");
  }

  @Test
  void overloadsByAddressSpaceBecomeOneDefinition() {
    String rewritten =
        rewrite(
            """
            int get(device int *p) { return *p; }
            int get(threadgroup int *p) { return *p; }
            int get(constant int *p) { return *p; }
            """);

    assertThat(rewritten.split("return", -1)).hasSize(3);
    assertThat(rewritten).contains("get(const    int");
  }

  @Test
  void statementsThatLookAlikeStay() {
    String source = "void f(int a) { if (a) { g(); } if (a) { g(); } }";

    assertThat(rewrite(source)).isEqualTo(source + "\n");
  }

  @Test
  void leadsBackToTheUsersColumn() {
    String line = "float y = 2.0 *   ( 1.0   + missing );";
    RewrittenSource rewritten = parse(line.replaceAll(" +", " "), line);

    int column = rewritten.text().lines().toList().get(1).indexOf("missing") + 1;

    assertThat(rewritten.map().find(2, column))
        .contains(new SourcePosition("test", 1, line.indexOf("missing") + 1));
  }

  private static String rewrite(String source) {
    return parse(source, source).text().substring(1).replaceFirst("\n+$", "\n");
  }

  private static RewrittenSource parse(String preprocessed, String written) {
    return Rewriter.rewrite(
        PreprocessedSource.parse("# 1 \"test\"\n" + preprocessed + "\n"),
        new UserFiles(Map.of("test", written), List.of()),
        refused -> new IllegalArgumentException(refused.message()));
  }
}

package dev.panametal.bindings.diff;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.UNSIGNED;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.object;
import static dev.panametal.bindings.Sample.protocol;
import static dev.panametal.bindings.Sample.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Nullability;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report on two sets of facts. */
class ApiDiffTest {
  private static final Declaration BUFFER =
      protocol(
          "MTLBuffer",
          List.of("MTLResource"),
          method("length", "Q16@0:8", UNSIGNED),
          method("label", "@16@0:8", object("NSString *", Nullability.NONNULL)));

  @Test
  void theSameFactsDoNotDiffer() {
    ApiDiff diff = ApiDiff.between(api(BUFFER), api(BUFFER));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(DiffReport.lines(diff))
        .containsExactly(
            "0 declarations added, 0 removed, 0 changed, 1 the same;"
                + " 2 methods match, 0 differ, 0 are gone, 0 are new");
  }

  @Test
  void declarationsThatCameAndWent() {
    assertThat(report(api(BUFFER), api(states(1))))
        .containsExactly(
            "Added",
            "  MTLState (enum, 1 constants)",
            "",
            "Removed",
            "  MTLBuffer (protocol, 2 methods)",
            "",
            "1 declarations added, 1 removed, 0 changed, 0 the same;"
                + " 0 methods match, 0 differ, 2 are gone, 0 are new");
  }

  @Test
  void whatChangedIsNamedDownToTheValue() {
    Declaration changed =
        protocol(
            "MTLBuffer",
            List.of("MTLAllocation"),
            method("label", "@16@0:8", object("NSString *", Nullability.NULLABLE)),
            method("fill:", "v24@0:8Q16", NOTHING, unsigned("value")));

    assertThat(report(api(BUFFER), api(changed)))
        .startsWith(
            "Changed",
            "  MTLBuffer (protocol, 2 methods)",
            "    adopts[0]: MTLResource -> MTLAllocation",
            "    + -fill:",
            "    ~ -label",
            "        returns.nullability: nonnull -> nullable",
            "    - -length");
  }

  @Test
  void parametersAreNamedByTheirPlace() {
    Declaration before =
        protocol("A", List.of(), method("a:", "v24@0:8Q16", NOTHING, unsigned("old")));
    Declaration after =
        protocol("A", List.of(), method("a:", "v24@0:8Q16", NOTHING, unsigned("new")));

    assertThat(report(api(before), api(after)))
        .contains("    ~ -a:", "        params[0].name: old -> new");
  }

  @Test
  void constantsByName() {
    assertThat(report(api(states(1)), api(states(2))))
        .contains("    ~ MTLStateOne", "        value: 1 -> 2");
  }

  @Test
  void aTypeThatBecameAnotherKind() {
    assertThat(
            report(
                api(states(1)),
                api(
                    new EnumType(
                        Kind.OPTIONS,
                        "MTLState",
                        "Metal",
                        "NSUInteger",
                        8,
                        new Availability("13.0", null, false),
                        List.of()))))
        .contains("    kind: enum -> options", "    macos: none -> {\"introduced\":\"13.0\"}");
  }

  @Test
  void additionsCanBeLeftOut() {
    Declaration more =
        protocol(
            "MTLBuffer",
            List.of("MTLResource"),
            method("length", "Q16@0:8", UNSIGNED),
            method("label", "@16@0:8", object("NSString *", Nullability.NONNULL)),
            method("contents", "^v16@0:8", NOTHING));

    ApiDiff diff = ApiDiff.between(api(BUFFER), api(more, states(1)));

    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.withoutAdditions().isEmpty()).isTrue();
    assertThat(diff.methods()).isEqualTo(new ApiDiff.Counts(2, 0, 0, 1));
  }

  private static EnumType states(int one) {
    return new EnumType(
        Kind.ENUM,
        "MTLState",
        "Metal",
        "NSUInteger",
        8,
        null,
        List.of(new EnumType.Constant("MTLStateOne", BigInteger.valueOf(one), null)));
  }

  private static Api api(Declaration... declarations) {
    return new Api(List.of(declarations));
  }

  private static List<String> report(Api before, Api after) {
    return DiffReport.lines(ApiDiff.between(before, after));
  }
}

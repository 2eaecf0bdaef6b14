package dev.panametal.bindings.source;

import static dev.panametal.bindings.Sample.NOTHING;
import static dev.panametal.bindings.Sample.method;
import static dev.panametal.bindings.Sample.protocol;
import static dev.panametal.bindings.Sample.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Overrides;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types too large for one file. */
class PartsTest {
  @Test
  void aPartHoldsTheMethodsThatItNames() {
    Map<String, String> files =
        generate("A", "  AStarts: Starts things.", "    start*", "    begin").files();

    assertThat(files.get("dev/panametal/metal/AStarts.java"))
        .contains("Starts things. A part of {@link A}.")
        .contains("\ninterface AStarts extends NSObject {")
        .contains("void begin()", "void startAll()", "A.Selectors.START_ALL")
        .doesNotContain("stop");
    assertThat(files.get("dev/panametal/metal/A.java"))
        .contains("public interface A extends AStarts {", "void stop()")
        .contains("BEGIN =", "START_ALL =", "STOP =")
        .doesNotContain("void begin", "void startAll");
  }

  @Test
  void aMethodBelongsToTheFirstPartThatNamesIt() {
    Map<String, String> files =
        generate("A", "  AStops: Stops.", "    stop", "  ARest: Does the rest.", "    *").files();

    assertThat(files.get("dev/panametal/metal/AStops.java")).contains("void stop()");
    assertThat(files.get("dev/panametal/metal/ARest.java"))
        .contains("void begin()")
        .doesNotContain("void stop()");
  }

  @Test
  void aPatternOfNothingIsNamed() {
    assertThatThrownBy(() -> generate("A", "  AStops: Stops.", "    halt"))
        .hasMessage("a part of nothing: AStops halt");
    assertThatThrownBy(() -> generate("B", "  BStops: Stops.", "    stop"))
        .hasMessage("a part of nothing: BStops stop");
  }

  @Test
  void whatIsNoPartIsRefused() {
    assertThatThrownBy(() -> Parts.parse(List.of("  AStops: Stops.")))
        .hasMessage("not a part of a type:   AStops: Stops.");
    assertThatThrownBy(() -> Parts.parse(List.of("A", "    stop")))
        .hasMessage("not a part of a type:     stop");
  }

  private static SourceTree generate(String... parts) {
    Api api =
        new Api(
            List.of(
                root(),
                protocol(
                    "A",
                    List.of("NSObject"),
                    method("begin", "v@:", NOTHING),
                    method("startAll", "v@:", NOTHING),
                    method("stop", "v@:", NOTHING))));
    return Generator.generate(
        api,
        Overrides.parse(List.of()),
        Descriptions.parse(List.of()),
        Parts.parse(List.of(parts)));
  }
}

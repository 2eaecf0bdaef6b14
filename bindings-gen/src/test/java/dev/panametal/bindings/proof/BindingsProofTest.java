package dev.panametal.bindings.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that was generated agrees with the facts, and the comparison finds what does not. */
class BindingsProofTest {
  private static final Path API = Path.of("api");
  private static final Path GENERATED = Path.of("..", "src", "main", "generated");

  private static @Nullable GeneratedSources parsed;

  @BeforeAll
  static void parse() throws IOException {
    parsed = GeneratedSources.read(GENERATED);
  }

  private static GeneratedSources sources() {
    return requireNonNull(parsed);
  }

  @Test
  void everyMethodConstantAndFieldAgreesWithTheCommittedFacts() throws IOException {
    FactsCheck.Result result = FactsCheck.compare(FactFiles.committed(API), sources());

    assertThat(result.differences()).isEmpty();
    assertThat(result.checked()).isGreaterThan(3400);
  }

  /**
   * The complete facts are not committed; where they lie beside the checkout they are asked too.
   */
  @Test
  void everyMethodConstantAndFieldAgreesWithTheCompleteFacts() throws IOException {
    Path folder = Path.of(System.getProperty("panametal.facts", "../../shared/facts"));
    assumeTrue(Files.isDirectory(folder), "no complete facts in " + folder);
    Map<String, ObjectNode> complete = FactFiles.complete(folder, API);
    for (Map.Entry<String, ObjectNode> each : FactFiles.committed(API).entrySet()) {
      complete.putIfAbsent(each.getKey(), each.getValue());
    }

    FactsCheck.Result result = FactsCheck.compare(complete, sources());

    assertThat(result.differences()).isEmpty();
    assertThat(result.checked()).isGreaterThan(3400);
  }

  // --- the comparison itself: errors sown into the facts ---

  @Test
  void aWrongSelectorIsFound() throws IOException {
    assertFound(
        facts ->
            method(facts, "MTLBuffer", "newTextureWithDescriptor:offset:bytesPerRow:")
                .put("selector", "newTextureWithDescriptor:offset:bytesPerColumn:"),
        "-[MTLBuffer newTextureWithDescriptor:offset:bytesPerColumn:]: not generated",
        "-[MTLBuffer newTextureWithDescriptor:offset:bytesPerRow:]: not in the facts");
  }

  @Test
  void aSwappedEncodingIsFound() throws IOException {
    assertFound(
        facts ->
            method(facts, "MTLRenderCommandEncoder", "setDepthBias:slopeScale:clamp:")
                .put("encoding", "v40@0:8d16d24d32"),
        "-[MTLRenderCommandEncoder setDepthBias:slopeScale:clamp:] carriers on arm64:"
            + " [Void, Double, Double, Double] by the facts, generated [Void, Float, Float, Float]");
  }

  @Test
  void aWrongEnumerationValueIsFound() throws IOException {
    assertFound(
        facts ->
            named(
                    requireNonNull(facts.get("MTLStorageMode")).path("constants"),
                    "MTLStorageModePrivate")
                .put("value", 3),
        "MTLStorageModePrivate value: 3 by the facts, generated 2");
  }

  @Test
  void aWrongOffsetIsFound() throws IOException {
    assertFound(
        facts ->
            named(requireNonNull(facts.get("MTLScissorRect")).path("fields"), "width")
                .put("offset", 24),
        "MTLScissorRect.width offset: 24 by the facts, generated 16",
        "MTLScissorRect.width offset of its accessor: 24 by the facts, generated 16");
  }

  @Test
  void aWrongOwnerIsFound() throws IOException {
    assertFound(
        facts -> method(facts, "MTLCommandQueue", "commandBuffer").put("owned", true),
        "-[MTLCommandQueue commandBuffer] ownership: true by the facts, generated false");
  }

  @Test
  void aWrongPromiseIsFound() throws IOException {
    assertFound(
        facts ->
            ((ObjectNode) method(facts, "MTLDevice", "newFence").path("returns"))
                .put("nullability", "nonnull"),
        "-[MTLDevice newFence] nullability of the result: false by the facts, generated true");
  }

  @Test
  void aWrongVersionIsFound() throws IOException {
    assertFound(
        facts ->
            method(facts, "MTLDevice", "newMTL4CommandQueue")
                .withObjectProperty("macos")
                .put("introduced", "15.0"),
        "-[MTLDevice newMTL4CommandQueue] check of its version: 15.0 by the facts, generated 26.0",
        "-[MTLDevice newMTL4CommandQueue] version: 15.0 by the facts, generated 26.0");
  }

  private static void assertFound(Consumer<Map<String, ObjectNode>> sow, String... differences)
      throws IOException {
    Map<String, ObjectNode> facts = FactFiles.committed(API);
    sow.accept(facts);
    assertThat(FactsCheck.compare(facts, sources()).differences()).contains(differences);
  }

  private static ObjectNode method(Map<String, ObjectNode> facts, String type, String selector) {
    return find(requireNonNull(facts.get(type)).path("methods"), "selector", selector);
  }

  private static ObjectNode named(JsonNode all, String name) {
    return find(all, "name", name);
  }

  private static ObjectNode find(JsonNode all, String field, String text) {
    for (JsonNode each : all) {
      if (each.path(field).asText().equals(text)) {
        return (ObjectNode) each;
      }
    }
    throw new IllegalArgumentException("not in the facts: " + text);
  }
}

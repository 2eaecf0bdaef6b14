package dev.panametal.bindings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import dev.panametal.bindings.source.Descriptions;
import dev.panametal.bindings.source.Generator;
import dev.panametal.bindings.source.Parts;
import dev.panametal.bindings.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed API files, and the committed bindings against them. */
class CommittedApiTest {
  private static final Path FOLDER = Path.of("api");
  private static final Path OUTPUT = Path.of("..", "src", "main", "generated");

  private static Api api = new Api(List.of());
  private static @Nullable SourceTree tree;

  @BeforeAll
  static void readApi() throws IOException {
    api = ApiFiles.read(FOLDER);
    tree = generate();
  }

  @Test
  void theBindingsAreUpToDate() throws IOException {
    assertThat(requireNonNull(tree).differences(OUTPUT))
        .as("run scripts/generate-bindings")
        .isEmpty();
  }

  @Test
  void noFileIsTooLarge() throws IOException {
    assertThat(requireNonNull(tree).tooLarge()).isEmpty();
  }

  @Test
  void theFilesAreAsExtractWritesThem() throws IOException {
    for (Declaration each : api.declarations()) {
      assertThat(FOLDER.resolve(ApiFiles.path(each))).hasContent(ApiFiles.text(each));
    }
  }

  /**
   * A second opinion on the shapes: the frame offsets in an encoding, which clang computed, say how
   * much room each argument takes. Arguments below 4 bytes take 4 there.
   */
  @Test
  void everyShapeFitsTheFrameOffsetsOfItsEncoding() {
    assertThat(messages())
        .hasSizeGreaterThan(2489)
        .allSatisfy(method -> {
          assertThat(frameSizes(method.encoding().arm64())).isEqualTo(carrierSizes(method));
          assertThat(frameSizes(method.encoding().x86_64())).isEqualTo(carrierSizes(method));
        });
  }

  @Test
  void bothTargetsHaveTheSameShapes() {
    assertThat(messages())
        .allSatisfy(method ->
            assertThat(Shape.ofMessage(method.encoding().arm64()))
                .isEqualTo(Shape.ofMessage(method.encoding().x86_64())));
  }

  private static SourceTree generate() throws IOException {
    return Generator.generate(
        api,
        Overrides.read(FOLDER.resolve("overrides.txt")),
        Descriptions.read(FOLDER.resolve("descriptions.txt")),
        Parts.read(FOLDER.resolve("parts.txt")));
  }

  private static List<Method> messages() {
    return api.all(ObjectType.class).stream().flatMap(type -> type.methods().stream()).toList();
  }

  private static List<Integer> carrierSizes(Method method) {
    return Shape.ofMessage(method.encoding().arm64()).params().stream()
        .map(Carrier::size)
        .map(size -> Math.max(4, size))
        .toList();
  }

  /** Differences between the offsets behind receiver and selector, up to the frame's size. */
  private static List<Integer> frameSizes(String encoding) {
    String flat = encoding;
    while (flat.contains("{")) {
      flat = flat.replaceAll("\\{[^{}]*}", "struct");
    }
    Matcher number = Pattern.compile("\\d+").matcher(flat);
    List<Integer> numbers = new ArrayList<>();
    while (number.find()) {
      numbers.add(Integer.valueOf(number.group()));
    }
    List<Integer> offsets = new ArrayList<>(numbers.subList(3, numbers.size()));
    offsets.add(numbers.getFirst());
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < offsets.size(); i++) {
      sizes.add(offsets.get(i) - offsets.get(i - 1));
    }
    return sizes;
  }

  @Test
  void theApiHoldsNoOtherFiles() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(
              files.filter(Files::isRegularFile).filter(each -> !each.toString().endsWith(".json")))
          .extracting(each -> each.getFileName().toString())
          .containsExactlyInAnyOrder(
              "README.md", "descriptions.txt", "overrides.txt", "parts.txt", "subset.txt");
    }
  }
}

package dev.panametal.bindings.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Block;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.encoding.EncodingParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Headers that nobody wrote for us: the Foundation of GNUstep (Debian: libgnustep-base-dev, which
 * brings the runtime's headers with gobjc). Skipped where they are not installed.
 */
class GnustepHeadersTest {
  private static final Path GNUSTEP =
      Path.of(System.getProperty("panametal.gnustep", "/usr/include/GNUstep"));

  @TempDir private static Path work;

  private static Importer.Result imported = new Importer.Result(new Api(List.of()), List.of());

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(
        Files.isDirectory(GNUSTEP.resolve("Foundation")),
        "no headers of GNUstep: install libgnustep-base-dev");
    Optional<Path> runtime = runtimeHeaders();
    assumeTrue(runtime.isPresent(), "no headers of the Objective-C runtime: install gobjc");
    Path sdk = work.resolve("sdk");
    Path foundation = TestSdk.headers(sdk, "Foundation");
    Files.delete(foundation);
    Files.createSymbolicLink(foundation, GNUSTEP.resolve("Foundation"));
    Path include = TestSdk.include(sdk);
    Files.createSymbolicLink(include.resolve("GNUstepBase"), GNUSTEP.resolve("GNUstepBase"));
    Files.createSymbolicLink(include.resolve("objc"), runtime.get());
    for (String header : List.of("inttypes.h", "stdio.h", "setjmp.h", "sys/types.h")) {
      TestSdk.copy("libc/" + header, include.resolve(header));
    }
    imported = new Importer(TestClang.find(), work).read(Sdk.in(sdk), List.of("Foundation"));
  }

  /** GCC keeps them in a folder of its own. */
  private static Optional<Path> runtimeHeaders() throws IOException {
    Path root = GNUSTEP.resolve("../../lib/gcc");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(root, 5)) {
      return files.filter(each -> each.endsWith("include/objc")).findFirst();
    }
  }

  @Test
  void allOfFoundationIsRead() {
    assertThat(imported.api().all(ObjectType.class)).hasSizeGreaterThan(200);
    assertThat(methods().count()).isGreaterThan(3000);
    assertThat(imported.api().all(EnumType.class)).hasSizeGreaterThan(10);
  }

  @Test
  void whatItLeavesOutItSays() {
    assertThat(imported.notes())
        .contains("missing header, taken as empty: signal.h")
        .contains("left out: NSLog: it takes any number of arguments")
        .filteredOn(note -> !note.startsWith("missing header"))
        .hasSizeLessThan(5);
  }

  @Test
  void aMethodHasTheEncodingThatItsTypesAskFor() {
    assertThat(method("NSArray", "objectAtIndex:").encoding().arm64()).isEqualTo("@24@0:8Q16");
    assertThat(method("NSString", "getCharacters:range:").encoding().arm64())
        .isEqualTo("v40@0:8^S16{_NSRange=QQ}24");
    assertThat(method("NSArray", "objectEnumerator").returns().type())
        .matches("NSEnumerator(<.*>)? \\*");
  }

  @Test
  void everyEncodingCanBeRead() {
    assertThat(methods())
        .allSatisfy(method ->
            assertThat(EncodingParser.parse(method.encoding().arm64()))
                .hasSize(3 + method.params().size()));
  }

  @Test
  void blocksInsideGenericClassesHaveTheirSignatures() {
    Parameter block = method("NSArray", "enumerateObjectsUsingBlock:").params().getFirst();

    assertThat(block.block()).isNotNull().extracting(Block::signature).isEqualTo("v32@?0@8Q16*24");
  }

  @Test
  void structuresGoByTheNamesOfTheirTypeDefinitions() {
    StructType range = imported.api().find(StructType.class, "NSRange").orElseThrow();

    assertThat(range.encoding()).isEqualTo("{_NSRange=QQ}");
    assertThat(range.fields()).extracting(StructType.Field::offset).containsExactly(0, 8);
  }

  private static Stream<Method> methods() {
    return imported.api().all(ObjectType.class).stream().flatMap(type -> type.methods().stream());
  }

  private static Method method(String type, String selector) {
    return imported.api().find(ObjectType.class, type).orElseThrow().methods().stream()
        .filter(each -> each.selector().equals(selector))
        .findFirst()
        .orElseThrow();
  }
}

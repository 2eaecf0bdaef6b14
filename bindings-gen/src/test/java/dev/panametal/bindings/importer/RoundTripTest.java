package dev.panametal.bindings.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.diff.ApiDiff;
import dev.panametal.bindings.diff.DiffReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed facts, written as headers and read back: the importer has to bring them again. No
 * SDK of Apple's is here to read, and headers that say what the facts say are the next best thing.
 */
class RoundTripTest {
  /**
   * C functions of which the complete facts give no encodings: those of the committed facts were
   * put together from the types' names, without const, and one lacks its block.
   */
  private static final Set<String> WEAK =
      Set.of(
          "MTLCopyAllDevicesWithObserver",
          "MTLIOCompressionContextAppendData",
          "MTLIOCreateCompressionContext");

  @TempDir private static Path work;

  private static Api committed = new Api(List.of());
  private static Importer.Result imported = new Importer.Result(committed, List.of());

  @BeforeAll
  static void writeAndRead() throws IOException {
    committed = ApiFiles.read(Path.of("api")).withoutJavaNames();
    Path sdk = work.resolve("sdk");
    HeaderWriter.write(committed, sdk);
    imported =
        new Importer(TestClang.find(), work).read(Sdk.in(sdk), List.of("Foundation", "Metal"));
  }

  @Test
  void everyDeclarationComesBackAsItWas() {
    ApiDiff diff = ApiDiff.between(committed, imported.api());

    assertThat(diff.names()).as(String.join("\n", DiffReport.lines(diff))).isSubsetOf(WEAK);
    assertThat(diff.methods().matching())
        .isEqualTo(
            committed.all(ObjectType.class).stream().mapToInt(type -> type.methods().size()).sum())
        .isGreaterThan(200);
  }

  @Test
  void nothingIsLeftOut() {
    assertThat(imported.notes()).isEmpty();
  }

  /** Of a protocol clang writes the encodings itself; of a class they are put together. */
  @Test
  void anEncodingThatIsPutTogetherIsTheOneThatClangWrites() throws IOException {
    Path sdk = work.resolve("sdk-of-classes");
    HeaderWriter.write(asClasses(committed), sdk);

    Api classes = new Importer(TestClang.find(), work).read(Sdk.in(sdk), List.of("Metal")).api();

    for (ObjectType protocol : committed.all(ObjectType.class)) {
      if (protocol.kind() == Kind.PROTOCOL && protocol.framework().equals("Metal")) {
        assertThat(classes.find(ObjectType.class, protocol.name()).orElseThrow().methods())
            .extracting(method -> method.encoding())
            .isEqualTo(protocol.methods().stream().map(method -> method.encoding()).toList());
      }
    }
  }

  private static Api asClasses(Api api) {
    return new Api(
        api.declarations().stream()
            .map(each ->
                each instanceof ObjectType type && type.framework().equals("Metal")
                    ? new ObjectType(
                        Kind.CLASS,
                        type.name(),
                        type.framework(),
                        "NSObject",
                        List.of(),
                        type.macos(),
                        type.methods().stream().map(RoundTripTest::required).toList())
                    : each)
            .toList());
  }

  /** Only a protocol can have a method that is optional. */
  private static Method required(Method method) {
    return new Method(
        method.selector(),
        method.classMethod(),
        method.encoding(),
        method.returns(),
        method.params(),
        method.property(),
        method.accessor(),
        method.owned(),
        false,
        method.variadic(),
        method.macos(),
        method.java(),
        method.constant());
  }
}

package dev.panametal.bindings.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told where headers cannot be imported, and what does not stop an import. */
class ImportErrorsTest {
  @TempDir private Path work;

  @Test
  void aFolderThatIsNotThere() {
    assertThatThrownBy(() -> Sdk.in(work.resolve("nowhere")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("There is no folder " + work.resolve("nowhere"));
  }

  @Test
  void aFolderThatIsNoSdk() {
    assertThatThrownBy(() -> Sdk.in(work))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(work + " is no macOS SDK: it has no System/Library/Frameworks.")
        .hasMessageContaining("xcrun --sdk macosx --show-sdk-path");
  }

  @Test
  void aMachineWithoutXcrun() {
    assertThatThrownBy(() -> Sdk.ofThisMac(List.of(work.resolve("xcrun").toString())))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("There is no xcrun here to ask for an SDK. Name the folder");
  }

  @Test
  void anXcrunThatFindsNothing() throws IOException {
    Path xcrun = program("xcrun", "exit 1");

    assertThatThrownBy(() -> Sdk.ofThisMac(List.of(xcrun.toString())))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("xcrun finds no macOS SDK.");
  }

  @Test
  void anXcrunThatFindsOne() throws IOException {
    TestSdk.headers(work, "Metal");
    Files.writeString(work.resolve("SDKSettings.json"), "{\"Version\": \"27.1\"}");
    Path xcrun = program("xcrun", "echo " + work);

    assertThat(Sdk.ofThisMac(List.of(xcrun.toString()))).isEqualTo(new Sdk(work, "27.1"));
  }

  @Test
  void anSdkWithoutTheFramework() throws IOException {
    TestSdk.headers(work, "AppKit");
    Sdk sdk = Sdk.in(work);

    assertThatThrownBy(() -> new Importer(TestClang.find(), work).read(sdk, List.of("Metal")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("has no headers of Metal. It has those of: AppKit.");
  }

  @Test
  void noClang() {
    assertThatThrownBy(() -> Clang.onPath(work.toString()))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("No clang is on the PATH")
        .hasMessageContaining("--clang PATH");
    assertThatThrownBy(() -> Clang.at(work.resolve("clang")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("There is no program " + work.resolve("clang"));
  }

  @Test
  void aClangThatIsTooOld() throws IOException {
    Path old = program("clang", "echo Debian clang version 14.0.6");

    assertThatThrownBy(() -> Clang.at(old))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(old + " is no clang, or one that is too old.");
    assertThatThrownBy(() -> Clang.onPath(work.toString()))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("too old");
  }

  @Test
  void applesNumbersRunAheadOfLlvms() throws IOException {
    Path apples = program("clang", "echo 'Apple clang version 15.0.0 (clang-1500.3.9.4)'");

    assertThat(Clang.at(apples).version()).isEqualTo("Apple clang version 15.0.0");
  }

  @Test
  void anotherProgram() throws IOException {
    Path other = program("clang", "echo gcc 12.2");

    assertThatThrownBy(() -> Clang.at(other)).isInstanceOf(ImportException.class);
  }

  @Test
  void headersThatDoNotCompile() throws IOException {
    Sdk sdk = TestSdk.ofMetal(work.resolve("sdk"), "void f(unknown_type x);\n");

    assertThatThrownBy(() -> new Importer(TestClang.find(), work).read(sdk, List.of("Metal")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("The headers do not compile for ARM64:")
        .hasMessageContaining("Metal.h:1: unknown type name 'unknown_type'");
  }

  @Test
  void whatIsNotUnderstoodIsReportedAndTheRestRead() throws IOException {
    Sdk sdk =
        TestSdk.ofMetal(
            work.resolve("sdk"),
            """
            #import <macros.h>
            #import <Elsewhere/Missing.h>
            typedef float vector4 __attribute__((ext_vector_type(4)));
            __attribute__((made_up_tomorrow)) @protocol MTLThing
            - (vector4)vector;
            - (NSUInteger)length __attribute__((made_up_tomorrow(1, 2)));
            @end
            struct MTLBits { unsigned int few : 3; };
            __asm__(".globl nothing");
            _Static_assert(1, "");
            """);

    Importer.Result result = new Importer(TestClang.find(), work).read(sdk, List.of("Metal"));

    assertThat(result.api().declarations()).extracting(each -> each.name()).contains("MTLThing");
    assertThat(result.notes())
        .contains("missing header, taken as empty: Elsewhere/Missing.h")
        .anyMatch(note -> note.startsWith("left out: -[MTLThing vector]: no kind of value"))
        .anyMatch(note -> note.startsWith("left out: MTLBits: clang does not tell the offset"));
  }

  private Path program(String name, String script) throws IOException {
    Path program = work.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

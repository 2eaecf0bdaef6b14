package dev.panametal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Packages look down only: {@code objc} below the bindings, those below the runtime. */
class LayersTest {
  private static final String OBJC = "dev.panametal.objc..";
  private static final String FOUNDATION = "dev.panametal.foundation..";
  private static final String METAL = "dev.panametal.metal..";
  private static final String RUNTIME = "dev.panametal";
  private static final String EMBEDDED = "dev.panametal.embedded..";
  private static final String CLI = "dev.panametal.cli..";

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.panametal");

  @Test
  void objcKnowsNothingAboveIt() {
    noClasses()
        .that()
        .resideInAPackage(OBJC)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FOUNDATION, METAL, RUNTIME, EMBEDDED, CLI)
        .check(LIBRARY);
  }

  @Test
  void foundationKnowsOnlyObjc() {
    noClasses()
        .that()
        .resideInAPackage(FOUNDATION)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(METAL, RUNTIME, EMBEDDED, CLI)
        .check(LIBRARY);
  }

  @Test
  void metalKnowsOnlyFoundationAndObjc() {
    noClasses()
        .that()
        .resideInAPackage(METAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(RUNTIME, EMBEDDED, CLI)
        .check(LIBRARY);
  }

  @Test
  void theRuntimeReachesTheEmbeddedDeviceOnlyThroughTheSeam() {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(EMBEDDED)
        .check(LIBRARY);
  }

  @Test
  void theEmbeddedDeviceDoesNotKnowTheRuntime() {
    noClasses()
        .that()
        .resideInAPackage(EMBEDDED)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RUNTIME)
        .check(LIBRARY);
  }

  @Test
  void nothingKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(LIBRARY);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.panametal.(*)..").should().beFreeOfCycles().check(LIBRARY);
    slices()
        .matching("dev.panametal.embedded.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(LIBRARY);
  }

  @Test
  void theLibraryNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.panametal..")
        .and()
        .resideOutsideOfPackage(CLI)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "jdk..", "dev.panametal..", "org.jspecify.annotations..")
        .check(LIBRARY);
  }
}

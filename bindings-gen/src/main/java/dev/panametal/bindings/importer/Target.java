package dev.panametal.bindings.importer;

/** A processor the facts are about. */
enum Target {
  ARM64("arm64"),
  X86_64("x86_64");

  private final String architecture;

  Target(String architecture) {
    this.architecture = architecture;
  }

  /** The name clang gives the target. */
  String triple(String macosVersion) {
    return architecture + "-apple-macos" + macosVersion;
  }
}

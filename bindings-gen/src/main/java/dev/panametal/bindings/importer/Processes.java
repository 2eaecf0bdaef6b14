package dev.panametal.bindings.importer;

/** Waits for other programs. */
final class Processes {
  private Processes() {}

  static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ImportException("Interrupted while another program was running.", e);
    }
  }
}

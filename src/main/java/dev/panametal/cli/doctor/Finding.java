package dev.panametal.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found. The components' names are the keys of its JSON.
 *
 * @param check what was checked
 * @param status how it went
 * @param detail what was found
 * @param remedy what to do about it; null if all is well
 */
public record Finding(String check, Status status, String detail, @Nullable String remedy) {

  /** How a check went. */
  public enum Status {
    /** As it should be. */
    OK,
    /** It works, with something to know. */
    WARNING,
    /** It does not work. */
    FAILED
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, Status.OK, detail, null);
  }

  static Finding warning(String check, String detail, String remedy) {
    return new Finding(check, Status.WARNING, detail, remedy);
  }

  static Finding failed(String check, String detail, String remedy) {
    return new Finding(check, Status.FAILED, detail, remedy);
  }
}

package dev.panametal.objc;

/**
 * Offers an {@link ObjCRuntime} by name. Providers are found by {@link java.util.ServiceLoader};
 * only the chosen one is opened.
 */
public interface RuntimeProvider {
  /**
   * The name by which the runtime is chosen.
   *
   * @return such as {@code native}
   */
  String name();

  /**
   * Opens the runtime. Called at most once in a process.
   *
   * @return the runtime
   * @throws RuntimeUnavailableException if it cannot work on this machine
   */
  ObjCRuntime open();
}

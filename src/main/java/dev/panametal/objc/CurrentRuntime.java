package dev.panametal.objc;

import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the one runtime of the process.
 *
 * <p>A failure is kept beside the runtime instead of leaving the static initialiser: every caller
 * then reads the same clear message, not only the first one.
 */
final class CurrentRuntime {
  private static final @Nullable ObjCRuntime INSTANCE;
  private static final @Nullable RuntimeUnavailableException FAILURE;

  static {
    ObjCRuntime opened = null;
    RuntimeUnavailableException failure = null;
    try {
      opened = open(chosenName());
    } catch (RuntimeUnavailableException e) {
      failure = e;
    }
    INSTANCE = opened;
    FAILURE = failure;
  }

  private CurrentRuntime() {}

  static ObjCRuntime get() {
    if (FAILURE != null) {
      throw new RuntimeUnavailableException(String.valueOf(FAILURE.getMessage()), FAILURE);
    }
    return Objects.requireNonNull(INSTANCE);
  }

  private static String chosenName() {
    String name = System.getProperty(ObjCRuntime.PROPERTY);
    if (name == null) {
      name = System.getenv(ObjCRuntime.ENVIRONMENT);
    }
    return name == null || name.isBlank() ? ObjCRuntime.DEFAULT : name.strip();
  }

  private static ObjCRuntime open(String name) {
    SortedSet<String> known = new TreeSet<>();
    for (RuntimeProvider provider :
        ServiceLoader.load(RuntimeProvider.class, RuntimeProvider.class.getClassLoader())) {
      if (provider.name().equals(name)) {
        return provider.open();
      }
      known.add(provider.name());
    }
    throw new RuntimeUnavailableException(
        "There is no runtime named '%s'; known are %s. Choose one with -D%s=NAME or %s=NAME."
            .formatted(name, known, ObjCRuntime.PROPERTY, ObjCRuntime.ENVIRONMENT));
  }
}

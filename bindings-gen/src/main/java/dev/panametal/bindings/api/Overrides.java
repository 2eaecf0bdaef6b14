package dev.panametal.bindings.api;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Corrections to the facts. Each line is one and ends with its reason behind {@code #}:
 *
 * <pre>
 * nullable -[MTLBuffer contents]         # the result may be nil whatever the header says
 * nonnull -[NSObject description]        # the result is never nil
 * nullable -[MTLFoo setBar:] bar         # so may a parameter
 * rename -[NSObject class] objectClass   # the Java name
 * void -[NSObject retain]                # the result is of no use in Java
 * owned -[MTLFoo makeBar]                # the caller owns the result
 * introduced -[MTLFoo bar] 26.0          # the macOS that really introduced it
 * no-create MTLCaptureManager            # no alloc and init by hand
 * value MTLResourceStorageModeMemoryless 48   # holds the facts to the right value
 * </pre>
 */
public final class Overrides {
  private static final Pattern LINE =
      Pattern.compile("([a-z-]+)\\s+([+-]\\[\\S+ \\S+]|\\S+)(?:\\s+(\\S+))?\\s+#\\s*(\\S.*)");

  private static final Set<String> VERBS =
      Set.of("nullable", "nonnull", "rename", "void", "owned", "introduced", "no-create", "value");

  private record Correction(String verb, String subject, Optional<String> object) {}

  private final List<Correction> overrides;
  private final TreeSet<String> unused = new TreeSet<>();

  private Overrides(List<Correction> overrides) {
    this.overrides = overrides;
    overrides.forEach(each -> unused.add(each.verb() + " " + each.subject()));
  }

  /** Reads a file of overrides. */
  public static Overrides read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  /** Reads the lines of such a file. */
  public static Overrides parse(List<String> lines) {
    List<Correction> overrides = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher match = LINE.matcher(line);
      if (!match.matches()) {
        throw new IllegalArgumentException("not an override with its reason: " + line);
      }
      if (!VERBS.contains(match.group(1))) {
        throw new IllegalArgumentException("not an override: " + line);
      }
      overrides.add(
          new Correction(match.group(1), match.group(2), Optional.ofNullable(match.group(3))));
    }
    return new Overrides(overrides);
  }

  /** Corrections that no declaration was found for. */
  public List<String> unused() {
    return List.copyOf(unused);
  }

  /** Whether Java drops the result of a message. */
  public boolean discardsResult(String message) {
    return find("void", message).isPresent();
  }

  /** Whether a class gets no {@code create}. */
  public boolean forbidsCreation(String type) {
    return find("no-create", type).isPresent();
  }

  /** The API with the corrections that change it. */
  public Api apply(Api api) {
    Map<String, Declaration> changed = new HashMap<>();
    for (Declaration each : api.declarations()) {
      switch (each) {
        case ObjectType type ->
            changed.put(
                type.name(),
                type.withMethods(
                    type.methods().stream().map(method -> apply(type, method)).toList()));
        case EnumType type -> type.constants().forEach(this::checkValue);
        default -> {}
      }
    }
    return api.replacing(changed);
  }

  private Method apply(ObjectType type, Method method) {
    String message = method.message(type.name());
    Value result = method.returns();
    List<Parameter> parameters = new ArrayList<>(method.params());
    for (Nullability promise : Nullability.values()) {
      String verb = promise.name().toLowerCase(Locale.ROOT);
      for (Correction each : all(verb, message)) {
        if (each.object().isEmpty()) {
          result = result.withNullability(promise);
        } else {
          promise(parameters, each.object().get(), promise, message);
        }
      }
    }
    Method corrected = method.withTypes(result, parameters);
    if (find("owned", message).isPresent()) {
      corrected = corrected.withOwnedResult();
    }
    Optional<Correction> introduced = find("introduced", message);
    if (introduced.isPresent()) {
      corrected = corrected.withIntroduced(introduced.get().object().orElseThrow());
    }
    Optional<Correction> name = find("rename", message);
    return name.isPresent() ? corrected.withJava(name.get().object().orElseThrow()) : corrected;
  }

  private static void promise(
      List<Parameter> parameters, String name, Nullability promise, String message) {
    if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
      throw new IllegalArgumentException(message + " has no parameter " + name);
    }
    parameters.replaceAll(parameter ->
        parameter.name().equals(name) ? parameter.withNullability(promise) : parameter);
  }

  private void checkValue(EnumType.Constant constant) {
    find("value", constant.name())
        .flatMap(Correction::object)
        .map(BigInteger::new)
        .filter(value -> !value.equals(constant.value()))
        .ifPresent(value -> {
          throw new IllegalArgumentException(
              "%s is %s in the facts and %s in the overrides"
                  .formatted(constant.name(), constant.value(), value));
        });
  }

  private Optional<Correction> find(String verb, String subject) {
    return all(verb, subject).stream().findFirst();
  }

  private List<Correction> all(String verb, String subject) {
    List<Correction> found =
        overrides.stream()
            .filter(each -> each.verb().equals(verb) && each.subject().equals(subject))
            .toList();
    if (!found.isEmpty()) {
      unused.remove(verb + " " + subject);
    }
    return found;
  }
}

package dev.panametal.bindings.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that the first part of their selector does not tell apart in Java, and gives
 * them a longer name: the whole selector. Done over the complete API, so that a method's name does
 * not change when more of the API gets bound.
 */
public final class JavaNaming {
  private final Api api;
  private final JavaTypes types;
  private final Map<String, ObjectType> named = new LinkedHashMap<>();

  private JavaNaming(Api api) {
    this.api = api;
    types = new JavaTypes(api);
  }

  /** The same API with a Java name for each method that needs one. */
  public static Api assign(Api api) {
    JavaNaming naming = new JavaNaming(api);
    api.all(ObjectType.class).forEach(naming::name);
    return api.replacing(naming.named);
  }

  /** Names a type's ancestors before the type itself. */
  private ObjectType name(ObjectType type) {
    ObjectType known = named.get(type.name());
    if (known != null) {
      return known;
    }
    Map<MethodSignature, String> inherited = new LinkedHashMap<>();
    for (ObjectType ancestor : api.ancestors(type)) {
      for (Method each : name(ancestor).methods()) {
        if (!each.classMethod()) {
          MethodSignature.find(each, types).ifPresent(it -> inherited.put(it, each.selector()));
        }
      }
    }
    ObjectType result = type.withMethods(rename(type, inherited));
    named.put(type.name(), result);
    return result;
  }

  private List<Method> rename(ObjectType type, Map<MethodSignature, String> inherited) {
    Map<MethodSignature, Integer> uses =
        type.methods().stream()
            .flatMap(method -> MethodSignature.find(method, types).stream())
            .collect(toMap(signature -> signature, _ -> 1, Integer::sum));
    Map<String, Set<String>> constants =
        type.methods().stream().map(Method::selector).collect(groupingBy(Names::constant, toSet()));
    Set<String> instanceSelectors =
        type.methods().stream()
            .filter(method -> !method.classMethod())
            .map(Method::selector)
            .collect(toSet());
    return type.methods().stream()
        .map(method -> {
          boolean clash =
              MethodSignature.find(method, types)
                  .map(it -> uses.getOrDefault(it, 0) > 1 || hides(method, inherited.get(it)))
                  .orElse(false);
          String longName = longName(method, instanceSelectors);
          Method result =
              clash && !longName.equals(method.firstPart()) ? method.withJava(longName) : method;
          Set<String> likeNamed =
              constants.getOrDefault(Names.constant(method.selector()), Set.of());
          return likeNamed.size() > 1
              ? result.withConstant(Names.constantOfParts(method.selector()))
              : result;
        })
        .toList();
  }

  /** An instance method may redeclare the selector it inherits, a class method may not. */
  private static boolean hides(Method method, @Nullable String inherited) {
    return inherited != null && (method.classMethod() || !inherited.equals(method.selector()));
  }

  private static String longName(Method method, Set<String> instanceSelectors) {
    String full = Names.fullMethodName(method.selector());
    boolean shared = method.classMethod() && instanceSelectors.contains(method.selector());
    return shared ? full + "OfClass" : full;
  }
}

package dev.panametal.bindings;

import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.TargetEncoding;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small declarations for tests. */
public final class Sample {
  /** No result. */
  public static final Value NOTHING = new Value("void", null, ValueKind.VOID, null);

  /** An {@code NSUInteger}. */
  public static final Value UNSIGNED =
      new Value("NSUInteger", "unsigned long", ValueKind.INTEGER, null);

  private Sample() {}

  /** A protocol of Metal with these methods. */
  public static ObjectType protocol(String name, List<String> adopts, Method... methods) {
    return new ObjectType(Kind.PROTOCOL, name, "Metal", null, adopts, null, List.of(methods));
  }

  /** A class of Metal with these methods. */
  public static ObjectType classOf(String name, String superclass, Method... methods) {
    return new ObjectType(Kind.CLASS, name, "Metal", superclass, List.of(), null, List.of(methods));
  }

  /** The protocol at the root. */
  public static ObjectType root(Method... methods) {
    return new ObjectType(
        Kind.PROTOCOL, "NSObject", "Foundation", null, List.of(), null, List.of(methods));
  }

  /** An instance method. */
  public static Method method(
      String selector, String encoding, Value returns, Parameter... params) {
    return new Method(
        selector,
        false,
        new TargetEncoding(encoding, encoding),
        returns,
        List.of(params),
        null,
        null,
        false,
        false,
        false,
        null,
        null,
        null);
  }

  /** A method as a class method. */
  public static Method ofClass(Method method) {
    return new Method(
        method.selector(),
        true,
        method.encoding(),
        method.returns(),
        method.params(),
        null,
        null,
        method.owned(),
        false,
        false,
        null,
        null,
        null);
  }

  /** A method whose result the caller owns. */
  public static Method owned(Method method) {
    return new Method(
        method.selector(),
        method.classMethod(),
        method.encoding(),
        method.returns(),
        method.params(),
        null,
        null,
        true,
        false,
        false,
        null,
        null,
        null);
  }

  /** An {@code NSUInteger} parameter. */
  public static Parameter unsigned(String name) {
    return new Parameter(name, "NSUInteger", "unsigned long", ValueKind.INTEGER, null, null);
  }

  /** A parameter of any type. */
  public static Parameter parameter(
      String name, String type, ValueKind kind, @Nullable Nullability nullability) {
    return new Parameter(name, type, null, kind, nullability, null);
  }

  /** The parameter that receives an error. */
  public static Parameter error() {
    return parameter("error", "NSError **", ValueKind.OBJECT_OUT, Nullability.NULLABLE);
  }

  /** An object result. */
  public static Value object(String type, Nullability nullability) {
    return new Value(type, null, ValueKind.OBJECT, nullability);
  }
}

package dev.panametal.bindings.source;

import com.palantir.javapoet.TypeName;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What javac tells Java methods apart by.
 *
 * @param name the method's name
 * @param parameters the types of its parameters
 */
record MethodSignature(String name, List<TypeName> parameters) {
  /** Nothing for a method whose types have no Java form, which writing it will report. */
  static Optional<MethodSignature> find(Method method, JavaTypes types) {
    try {
      return Optional.of(of(method, types));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static MethodSignature of(Method method, JavaTypes types) {
    Shape shape = Shape.ofMessage(method.encoding().arm64());
    List<TypeName> parameters = new ArrayList<>();
    if (shape.returns() instanceof Carrier.Struct) {
      parameters.add(Library.ALLOCATOR);
    }
    List<Parameter> declared = method.javaParameters();
    for (int i = 0; i < declared.size(); i++) {
      parameters.add(types.parameter(declared.get(i).value(), shape.params().get(i)));
    }
    return new MethodSignature(method.javaName(), List.copyOf(parameters));
  }
}

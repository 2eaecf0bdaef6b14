package dev.panametal.embedded.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A Java method that answers a message. Its handle is made at the first use. */
public final class MessageMethod {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final String selector;
  private final TypeEncoding encoding;
  private final MessageShape shape;
  private final Method method;
  private volatile @Nullable MethodHandle handle;

  MessageMethod(ObjCMachine machine, Method method, Message message) {
    this.selector = message.selector();
    this.encoding = TypeEncoding.of(message.types());
    this.shape = machine.shape(encoding.descriptor());
    this.method = method;
    checkParameters();
  }

  /** Its selector, such as {@code setLabel:}. */
  public String selector() {
    return selector;
  }

  /** Its type encoding. */
  public TypeEncoding encoding() {
    return encoding;
  }

  MessageShape shape() {
    return shape;
  }

  /** The handle, of exactly the type that its shape invokes. */
  MethodHandle handle() {
    MethodHandle linked = handle;
    if (linked == null) {
      linked = link();
      handle = linked;
    }
    return linked;
  }

  /** The Java method must take what its encoding says; told when the class is first used. */
  private void checkParameters() {
    MethodType declared = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    MethodType expected = shape.methodType().dropParameterTypes(0, 1);
    if (!declared.equals(expected)) {
      throw new AssertionError(
          "%s answers '%s', whose encoding %s asks for %s"
              .formatted(method, selector, encoding, expected));
    }
  }

  private MethodHandle link() {
    try {
      MethodHandle answer = LOOKUP.unreflect(method).asType(shape.methodType());
      return SingleThreaded.class.isAssignableFrom(method.getDeclaringClass())
          ? ThreadGuard.guarding(answer, selector)
          : answer;
    } catch (IllegalAccessException e) {
      throw new LinkageError(method + " answers a message and must be public", e);
    }
  }
}

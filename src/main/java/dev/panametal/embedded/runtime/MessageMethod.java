package dev.panametal.embedded.runtime;

import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A Java method that answers a message. Its handle is made at the first use. */
public final class MessageMethod {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final ObjCMachine machine;
  private final String selector;
  private final TypeEncoding encoding;
  private final MessageShape shape;
  private final Method method;
  private volatile @Nullable MethodHandle handle;

  MessageMethod(ObjCMachine machine, Method method, Message message) {
    this.machine = machine;
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

  /** The handle, of exactly the type of its shape. */
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
    int receiver = shape.receiverPosition();
    MethodType expected = shape.type().dropParameterTypes(receiver, receiver + 2);
    if (!declared.equals(expected)) {
      throw new AssertionError(
          "%s answers '%s', whose encoding %s asks for %s"
              .formatted(method, selector, encoding, expected));
    }
  }

  private MethodHandle link() {
    try {
      MethodHandle target = MethodHandles.filterArguments(LOOKUP.unreflect(method), 0, resolver());
      target = MethodHandles.dropArguments(target, 1, long.class);
      return shape.receiverPosition() == 0 ? target : allocatorFirst(target);
    } catch (IllegalAccessException e) {
      throw new LinkageError(method + " answers a message and must be public", e);
    }
  }

  /** From the id of the receiver to the object, as its Java class. */
  private MethodHandle resolver() {
    try {
      MethodHandle resolve =
          LOOKUP
              .findVirtual(
                  ObjCMachine.class,
                  "object",
                  MethodType.methodType(EmbeddedObject.class, long.class))
              .bindTo(machine);
      return resolve.asType(MethodType.methodType(method.getDeclaringClass(), long.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** From (receiver, selector, allocator, ...) to (allocator, receiver, selector, ...). */
  private MethodHandle allocatorFirst(MethodHandle target) {
    MethodType type = shape.type();
    int[] order = new int[type.parameterCount()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    order[0] = 1;
    order[1] = 2;
    order[2] = 0;
    assert type.parameterType(0) == SegmentAllocator.class;
    return MethodHandles.permuteArguments(target, type, order);
  }
}

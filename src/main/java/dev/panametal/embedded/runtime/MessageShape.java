package dev.panametal.embedded.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All messages of one shape, and the one handle that sends them.
 *
 * <p>The handle looks up the receiver by its id, then the Java method by the receiver's class and
 * the selector, and invokes it with the receiver and the same arguments. No code exists per shape,
 * nothing is allocated per message, and the JIT compiler sees a plain call.
 */
final class MessageShape {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final ObjCMachine machine;
  private final ObjectTable objects;
  private final Breaches breaches;
  private final FunctionDescriptor descriptor;
  private final MethodType methodType;
  private final MethodHandle toNil;
  private final MethodHandle sender;

  MessageShape(ObjCMachine machine, FunctionDescriptor descriptor) {
    this.machine = machine;
    this.objects = machine.objects();
    this.breaches = machine.breaches();
    this.descriptor = descriptor;
    this.methodType = javaMethodType(descriptor);
    this.toNil = zeroReturning();
    this.sender = newSender();
  }

  /** The receiver, then what a Java method of the shape declares. */
  private static MethodType javaMethodType(FunctionDescriptor descriptor) {
    MethodType arguments =
        descriptor
            .toMethodType()
            .dropParameterTypes(0, 2)
            .insertParameterTypes(0, EmbeddedObject.class);
    return returnsStruct(descriptor)
        ? arguments.insertParameterTypes(1, SegmentAllocator.class)
        : arguments;
  }

  private static boolean returnsStruct(FunctionDescriptor descriptor) {
    return descriptor.returnLayout().filter(GroupLayout.class::isInstance).isPresent();
  }

  /** The type of the handle of a method that answers messages of this shape. */
  MethodType methodType() {
    return methodType;
  }

  /** What {@link dev.panametal.objc.ObjCRuntime#send} gives for this shape. */
  MethodHandle sender() {
    return sender;
  }

  private MethodHandle newSender() {
    MethodHandle receiver = bound("receiver", EmbeddedObject.class, long.class, long.class);
    MethodHandle method = bound("method", MethodHandle.class, EmbeddedObject.class, long.class);
    // (method, object, arguments), then (object, selector, arguments), then (id, selector,
    // arguments)
    MethodHandle invoker =
        MethodHandles.dropArguments(MethodHandles.exactInvoker(methodType), 2, long.class);
    MethodHandle toObject = MethodHandles.foldArguments(invoker, method);
    MethodHandle toId =
        MethodHandles.foldArguments(MethodHandles.dropArguments(toObject, 1, long.class), receiver);
    return returnsStruct(descriptor) ? allocatorFirst(toId) : toId;
  }

  private MethodHandle bound(String name, Class<?> result, Class<?>... parameters) {
    try {
      return LOOKUP
          .findVirtual(MessageShape.class, name, MethodType.methodType(result, parameters))
          .bindTo(this);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A downcall handle takes the place of a struct result before all else. */
  private static MethodHandle allocatorFirst(MethodHandle idSelectorAllocator) {
    MethodType type = idSelectorAllocator.type();
    int[] order = IntStream.range(0, type.parameterCount()).toArray();
    order[0] = 1;
    order[1] = 2;
    order[2] = 0;
    return MethodHandles.permuteArguments(
        idSelectorAllocator,
        type.dropParameterTypes(2, 3).insertParameterTypes(0, SegmentAllocator.class),
        order);
  }

  /** The object that gets a message, null for nil. Called for every message. */
  @SuppressWarnings("unused") // through the handle
  private @Nullable EmbeddedObject receiver(long id, long selector) {
    breaches.throwPending();
    if (id == 0) {
      return null;
    }
    EmbeddedObject object = objects.find(id);
    if (object == null) {
      throw machine
          .violations()
          .notAnObject(id, "message %s to".formatted(machine.selectors().name(selector)));
    }
    return object;
  }

  /** The handle that answers a message. Called for every message. */
  @SuppressWarnings("unused") // through the handle
  private MethodHandle method(@Nullable EmbeddedObject receiver, long selector) {
    if (receiver == null) {
      return toNil;
    }
    MessageMethod method = receiver.messages().find(selector);
    if (method == null || method.shape() != this) {
      throw unanswerable(receiver, selector, method);
    }
    return method.handle();
  }

  private Error unanswerable(EmbeddedObject object, long selector, @Nullable MessageMethod method) {
    String message = object.messageName(machine.selectors().name(selector));
    if (method == null) {
      return machine.violation("%s: unrecognized selector".formatted(message));
    }
    return machine.violation(
        "%s was sent with the types %s, but the method has %s (encoding %s)"
            .formatted(message, this, method.shape(), method.encoding().withOffsets()));
  }

  /** A message to nil does nothing and returns zeros, as in Objective-C. */
  private MethodHandle zeroReturning() {
    if (!returnsStruct(descriptor)) {
      return MethodHandles.empty(methodType);
    }
    MethodHandle zeros = bound("zeros", MemorySegment.class, SegmentAllocator.class);
    return MethodHandles.dropArgumentsToMatch(zeros, 0, methodType.parameterList(), 1);
  }

  @SuppressWarnings("unused") // through a handle
  private MemorySegment zeros(SegmentAllocator allocator) {
    return allocator.allocate(descriptor.returnLayout().orElseThrow()).fill((byte) 0);
  }

  @Override
  public String toString() {
    return descriptor.toString();
  }

  /** The same types without names: what decides how a call is made. */
  static FunctionDescriptor withoutNames(FunctionDescriptor shape) {
    MemoryLayout[] arguments =
        shape.argumentLayouts().stream()
            .map(MessageShape::withoutNames)
            .toArray(MemoryLayout[]::new);
    return shape
        .returnLayout()
        .map(result -> FunctionDescriptor.of(withoutNames(result), arguments))
        .orElseGet(() -> FunctionDescriptor.ofVoid(arguments));
  }

  private static MemoryLayout withoutNames(MemoryLayout layout) {
    if (layout instanceof StructLayout struct) {
      return MemoryLayout.structLayout(
          struct.memberLayouts().stream()
              .map(MessageShape::withoutNames)
              .toArray(MemoryLayout[]::new));
    }
    return layout.withoutName();
  }
}

package dev.panametal.embedded.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * All messages of one shape, and the one handle that sends them.
 *
 * <p>The handle looks up the handle of the Java method by receiver and selector ({@link #find}) and
 * invokes it with the same arguments. No code exists per shape, nothing is allocated per message,
 * and the JIT compiler sees a plain call.
 */
final class MessageShape {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final ObjCMachine machine;
  private final FunctionDescriptor descriptor;
  private final MethodType type;
  private final MethodHandle toNil;
  private final MethodHandle sender;

  MessageShape(ObjCMachine machine, FunctionDescriptor descriptor) {
    this.machine = machine;
    this.descriptor = descriptor;
    this.type = downcallType(descriptor);
    this.toNil = zeroReturning();
    this.sender = newSender();
  }

  /** The type of a downcall handle whose address is bound: a struct result comes with its place. */
  private static MethodType downcallType(FunctionDescriptor descriptor) {
    MethodType type = descriptor.toMethodType();
    return returnsStruct(descriptor) ? type.insertParameterTypes(0, SegmentAllocator.class) : type;
  }

  private static boolean returnsStruct(FunctionDescriptor descriptor) {
    return descriptor.returnLayout().filter(GroupLayout.class::isInstance).isPresent();
  }

  MethodType type() {
    return type;
  }

  /** The position of the receiver among the parameters. */
  int receiverPosition() {
    return returnsStruct(descriptor) ? 1 : 0;
  }

  /** What {@link dev.panametal.objc.ObjCRuntime#send} gives for this shape. */
  MethodHandle sender() {
    return sender;
  }

  private MethodHandle newSender() {
    try {
      MethodHandle find =
          LOOKUP
              .findVirtual(
                  MessageShape.class,
                  "find",
                  MethodType.methodType(MethodHandle.class, long.class, long.class))
              .bindTo(this);
      if (receiverPosition() == 1) {
        find = MethodHandles.dropArguments(find, 0, SegmentAllocator.class);
      }
      return MethodHandles.foldArguments(MethodHandles.exactInvoker(type), find);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The handle that answers one message. Called for every message. */
  @SuppressWarnings("unused") // through the handle
  private MethodHandle find(long receiver, long selector) {
    machine.breaches().throwPending();
    if (receiver == 0) {
      return toNil;
    }
    EmbeddedObject object = machine.objects().find(receiver);
    if (object == null) {
      throw machine
          .violations()
          .notAnObject(receiver, "message %s to".formatted(machine.selectors().name(selector)));
    }
    MessageMethod method = object.messages().find(selector);
    if (method == null || method.shape() != this) {
      throw unanswerable(object, selector, method);
    }
    return method.handle();
  }

  private Error unanswerable(
      EmbeddedObject object,
      long selector,
      @org.jspecify.annotations.Nullable MessageMethod method) {
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
      return MethodHandles.empty(type);
    }
    try {
      MemoryLayout layout = descriptor.returnLayout().orElseThrow();
      MethodHandle zeroed =
          LOOKUP.findStatic(
              MessageShape.class,
              "zeroed",
              MethodType.methodType(
                  MemorySegment.class, MemoryLayout.class, SegmentAllocator.class));
      return MethodHandles.dropArgumentsToMatch(zeroed.bindTo(layout), 0, type.parameterList(), 0);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @SuppressWarnings("unused") // through a handle
  private static MemorySegment zeroed(MemoryLayout layout, SegmentAllocator allocator) {
    return allocator.allocate(layout).fill((byte) 0);
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
    if (layout instanceof java.lang.foreign.StructLayout struct) {
      return MemoryLayout.structLayout(
          struct.memberLayouts().stream()
              .map(MessageShape::withoutNames)
              .toArray(MemoryLayout[]::new));
    }
    return layout.withoutName();
  }
}

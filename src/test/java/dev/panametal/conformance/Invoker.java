package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The other way round: an {@code NSInvocation} makes a call by its type encoding, through libffi,
 * to a method that is an upcall stub of ours with the shape on trial.
 */
final class Invoker {
  private static final long MAKE = Foundation.selector("invocationWithMethodSignature:");
  private static final long SET_TARGET = Foundation.selector("setTarget:");
  private static final long SET_SELECTOR = Foundation.selector("setSelector:");
  private static final long SET_ARGUMENT = Foundation.selector("setArgument:atIndex:");
  private static final long INVOKE = Foundation.selector("invoke");
  private static final long GET_RESULT = Foundation.selector("getReturnValue:");

  private static int classes;

  private final FunctionDescriptor shape;
  private final MethodSignature signature;
  private final String selector;
  private final long object;
  private @Nullable Exchange current;

  Invoker(MethodSignature signature, FunctionDescriptor shape) {
    this.shape = shape;
    this.signature = signature;
    this.selector = "called" + ":".repeat(signature.arguments().size());
    long type = Foundation.newClass("PanametalCalled" + classes++);
    Foundation.addMethod(type, selector, signature.encoding(), stub());
    Foundation.register(type);
    this.object = Foundation.create(type);
  }

  private MemorySegment stub() {
    try {
      MethodType received = MethodType.methodType(Object.class, Object[].class);
      MethodType type = shape.toMethodType();
      MethodHandle target =
          MethodHandles.lookup()
              .bind(this, "called", received)
              .asCollector(Object[].class, type.parameterCount())
              .asType(type);
      return Linker.nativeLinker().upcallStub(target, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Lets the runtime send a message and returns what did not arrive as it was sent. */
  List<String> differences(Exchange exchange) {
    current = exchange;
    long pool = AutoreleasePool.push();
    try (Arena arena = Arena.ofConfined()) {
      long invocation =
          LongMessages.send(Foundation.classNamed("NSInvocation"), MAKE, signature.id());
      VoidMessages.send(invocation, SET_TARGET, object);
      VoidMessages.send(invocation, SET_SELECTOR, Foundation.selector(selector));
      for (int i = 0; i < exchange.arguments().size(); i++) {
        MemorySegment bytes = arena.allocate(exchange.argument(i).bytes().length, Long.BYTES);
        bytes.copyFrom(MemorySegment.ofArray(exchange.argument(i).bytes()));
        VoidMessages.send(
            invocation, SET_ARGUMENT, bytes.address(), (long) MethodSignature.FIRST + i);
      }
      VoidMessages.send(invocation, INVOKE);
      if (exchange.result().bytes().length > 0) {
        MemorySegment bytes = arena.allocate(exchange.result().bytes().length, Long.BYTES);
        VoidMessages.send(invocation, GET_RESULT, bytes.address());
        exchange.resultArrived(bytes.toArray(JAVA_BYTE));
      }
    } finally {
      AutoreleasePool.pop(pool);
      current = null;
    }
    return exchange.differences();
  }

  /** Nothing may be thrown through the runtime's frames. */
  @SuppressWarnings("unused") // through a stub
  private @Nullable Object called(Object[] arguments) {
    Exchange exchange = Objects.requireNonNull(current);
    try {
      exchange.arrived(
          (long) arguments[0], object, Foundation.selectorName((long) arguments[1]), selector);
      for (int i = 0; i < exchange.arguments().size(); i++) {
        int index = MethodSignature.FIRST + i;
        exchange.argumentArrived(i, arguments[index], shape.argumentLayouts().get(index));
      }
    } catch (Throwable t) {
      exchange.failed(t);
    }
    return shape
        .returnLayout()
        .map(carrier -> Carriers.toJava(exchange.result(), carrier))
        .orElse(null);
  }
}

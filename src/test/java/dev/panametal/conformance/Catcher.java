package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object that answers no message itself: the runtime takes each one apart by its type encoding
 * and hands it over as an {@code NSInvocation}. So libffi and GNUstep decode what we sent.
 */
final class Catcher {
  private static final long SELECTOR = Foundation.selector("selector");
  private static final long TARGET = Foundation.selector("target");
  private static final long GET_ARGUMENT = Foundation.selector("getArgument:atIndex:");
  private static final long SET_RESULT = Foundation.selector("setReturnValue:");

  private final long object;
  private @Nullable Exchange current;
  private String selector = "";

  /** How a message is sent: with the receiver, the selector and the Java arguments behind them. */
  interface Sender {
    Object send(List<Object> arguments) throws Throwable;
  }

  Catcher(String name) {
    long type = Foundation.newClass(name);
    FunctionDescriptor answer = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    FunctionDescriptor receive = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG);
    Foundation.addMethod(
        type, "methodSignatureForSelector:", "@24@0:8:16", stub("signature", answer));
    Foundation.addMethod(type, "forwardInvocation:", "v24@0:8@16", stub("received", receive));
    Foundation.register(type);
    object = Foundation.create(type);
  }

  private MemorySegment stub(String method, FunctionDescriptor shape) {
    try {
      MethodHandle target = MethodHandles.lookup().bind(this, method, shape.toMethodType());
      return Linker.nativeLinker().upcallStub(target, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  /** Sends a message to the object and returns what did not arrive as it was sent. */
  List<String> differences(Exchange exchange, FunctionDescriptor shape, Sender sender) {
    current = exchange;
    selector = "caught" + ":".repeat(exchange.signature().arguments().size());
    long pool = AutoreleasePool.push();
    try {
      List<Object> arguments = new ArrayList<>(List.of(object, Foundation.selector(selector)));
      List<MemoryLayout> carriers =
          shape.argumentLayouts().stream().skip(MethodSignature.FIRST).toList();
      for (int i = 0; i < carriers.size(); i++) {
        arguments.add(Carriers.toJava(exchange.argument(i), carriers.get(i)));
      }
      Object result = sender.send(arguments);
      shape.returnLayout().ifPresent(carrier -> exchange.resultArrived(result, carrier));
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    } finally {
      AutoreleasePool.pop(pool);
      current = null;
    }
    return exchange.differences();
  }

  @SuppressWarnings("unused") // through a stub
  private long signature(long self, long command, long asked) {
    return Objects.requireNonNull(current).signature().id();
  }

  /** Nothing may be thrown through the runtime's frames. */
  @SuppressWarnings("unused") // through a stub
  private void received(long self, long command, long invocation) {
    Exchange exchange = Objects.requireNonNull(current);
    try (Arena arena = Arena.ofConfined()) {
      exchange.arrived(
          LongMessages.send(invocation, TARGET),
          object,
          Foundation.selectorName(LongMessages.send(invocation, SELECTOR)),
          selector);
      for (int i = 0; i < exchange.arguments().size(); i++) {
        MemorySegment bytes = arena.allocate(exchange.argument(i).bytes().length, Long.BYTES);
        VoidMessages.send(
            invocation, GET_ARGUMENT, bytes.address(), (long) MethodSignature.FIRST + i);
        exchange.argumentArrived(i, bytes.toArray(JAVA_BYTE));
      }
      if (exchange.result().bytes().length > 0) {
        MemorySegment bytes = arena.allocate(exchange.result().bytes().length, Long.BYTES);
        bytes.copyFrom(MemorySegment.ofArray(exchange.result().bytes()));
        VoidMessages.send(invocation, SET_RESULT, bytes.address());
      }
    } catch (Throwable t) {
      exchange.failed(t);
    }
  }
}

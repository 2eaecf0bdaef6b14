package dev.panametal.embedded.loopback;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.panametal.objc.MetalRuleViolation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through C and back: values arrive as they were sent, and what a target throws is not lost. */
@Tag("jni-check")
class RoundTripTest {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final FunctionDescriptor TO_LONG = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);

  private static final StructLayout THREE_LONGS =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final StructLayout TWO_LONGS = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);
  private static final StructLayout THREE_FLOATS =
      MemoryLayout.structLayout(JAVA_FLOAT, JAVA_FLOAT, JAVA_FLOAT);

  private final RoundTrip roundTrip = new RoundTrip();

  /** What a call through C ends in. */
  private interface Target {
    @SuppressWarnings("UnusedMethod") // through a handle
    long answer(long argument) throws Throwable;
  }

  private MethodHandle through(Target target) throws ReflectiveOperationException {
    MethodHandle call =
        LOOKUP.findVirtual(Target.class, "answer", MethodType.methodType(long.class, long.class));
    return roundTrip.through(call.bindTo(target), TO_LONG);
  }

  private static long call(MethodHandle handle, long argument) throws Throwable {
    return (long) handle.invokeExact(argument);
  }

  @Test
  void theThrowableItselfComesBack() throws Throwable {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("unchecked"),
            new MetalRuleViolation("a rule"),
            new OutOfMemoryError("not really"),
            new AssertionError("an error"))) {
      MethodHandle throwing =
          through(argument -> {
            throw thrown;
          });

      assertThat(catchThrowable(() -> call(throwing, 1))).isSameAs(thrown);
    }
  }

  @Test
  void aCheckedExceptionComesBackAsACause() throws Throwable {
    IOException thrown = new IOException("checked");
    MethodHandle throwing =
        through(argument -> {
          throw thrown;
        });

    assertThat(catchThrowable(() -> call(throwing, 1)))
        .isInstanceOf(AssertionError.class)
        .hasCause(thrown);
  }

  @Test
  void anEndlessRecursionComesBackAsStackOverflow() throws Throwable {
    MethodHandle recursing = through(RoundTripTest::recurse);

    assertThat(catchThrowable(() -> call(recursing, 1))).isInstanceOf(StackOverflowError.class);
    assertThat(call(through(argument -> argument), 7)).isEqualTo(7);
  }

  @SuppressWarnings("InfiniteRecursion") // on purpose
  private static long recurse(long depth) {
    return recurse(depth + 1) + 1;
  }

  @Test
  void afterThrowingTheNextCallReturns() throws Throwable {
    MethodHandle odd =
        through(argument -> {
          if (argument % 2 == 1) {
            throw new IllegalStateException("call " + argument);
          }
          return argument;
        });

    for (long i = 0; i < 1_000; i += 2) {
      long number = i;
      assertThat(call(odd, number)).isEqualTo(number);
      assertThat(catchThrowable(() -> call(odd, number + 1))).hasMessage("call " + (number + 1));
    }
  }

  @Test
  void aNestedCallThrowsWhereItWasMade() throws Throwable {
    MethodHandle inner =
        through(argument -> {
          throw new IllegalArgumentException("inner " + argument);
        });
    MethodHandle catching =
        through(argument -> catchThrowable(() -> call(inner, argument)) == null ? 0 : argument + 1);
    MethodHandle passing = through(argument -> call(inner, argument));
    MethodHandle replacing =
        through(argument -> {
          throw new IllegalStateException(
              requireNonNull(catchThrowable(() -> call(inner, argument))));
        });

    assertThat(call(catching, 4)).isEqualTo(5);
    assertThat(catchThrowable(() -> call(passing, 5))).hasMessage("inner 5");
    assertThat(catchThrowable(() -> call(replacing, 6)))
        .isInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessage("inner 6");
    assertThat(call(catching, 7)).isEqualTo(8);
  }

  @Test
  void everyThreadGetsWhatItsOwnCallThrew() throws Throwable {
    MethodHandle throwing =
        through(argument -> {
          throw new IllegalStateException("thread " + argument);
        });
    Callable<Void> calls =
        () -> {
          long self = Thread.currentThread().threadId();
          for (int i = 0; i < 1_000; i++) {
            assertThat(catchThrowable(() -> call(throwing, self))).hasMessage("thread " + self);
          }
          return null;
        };

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> each :
          threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> calls).toList())) {
        each.get();
      }
    }
  }

  /** As on a thread of a driver: the JVM first hears of it when it calls. */
  @Test
  void aThreadThatJavaDidNotStartGetsItToo() throws Throwable {
    AtomicReference<@Nullable Throwable> caught = new AtomicReference<>();
    MethodHandle throwing =
        through(argument -> {
          throw new IllegalStateException("on a foreign thread");
        });

    onForeignThread(() -> caught.set(catchThrowable(() -> call(throwing, 1))));

    assertThat(caught.get()).hasMessage("on a foreign thread");
  }

  private static void onForeignThread(Runnable body) throws Throwable {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor create =
        FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, ValueLayout.ADDRESS, JAVA_LONG);
    MethodHandle run =
        MethodHandles.dropArguments(
            LOOKUP
                .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                .bindTo(body),
            0,
            long.class);
    MethodHandle entry =
        MethodHandles.filterReturnValue(run, MethodHandles.constant(long.class, 0L));
    try (Arena arena = Arena.ofShared()) {
      MemorySegment stub = linker.upcallStub(entry, TO_LONG, arena);
      MemorySegment thread = arena.allocate(JAVA_LONG);
      int created =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().find("pthread_create").orElseThrow(), create)
                  .invokeExact(thread.address(), 0L, stub, 0L);
      assertThat(created).isZero();
      int joined =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().find("pthread_join").orElseThrow(),
                      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG))
                  .invokeExact(thread.get(JAVA_LONG, 0), 0L);
      assertThat(joined).isZero();
    }
  }

  /** A struct of up to 16 bytes travels in registers, a larger one in memory. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void structsPassAndReturnByValue(int longs) throws Throwable {
    StructLayout layout = longs == 2 ? TWO_LONGS : THREE_LONGS;
    FunctionDescriptor shape = FunctionDescriptor.of(layout, layout, JAVA_LONG);
    MethodHandle around = roundTrip.through(target("plus", shape), shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = arena.allocate(layout);
      for (int i = 0; i < longs; i++) {
        struct.setAtIndex(JAVA_LONG, i, 10L * i);
      }

      MemorySegment result =
          (MemorySegment) around.invokeExact((SegmentAllocator) arena, struct, 5L);

      assertThat(result.byteSize()).isEqualTo(layout.byteSize());
      for (int i = 0; i < longs; i++) {
        assertThat(result.getAtIndex(JAVA_LONG, i)).isEqualTo(10L * i + 5);
      }
      assertThat(struct.getAtIndex(JAVA_LONG, 1)).as("the caller's copy").isEqualTo(10);
    }
  }

  @SuppressWarnings("unused") // through a handle
  private static MemorySegment plus(SegmentAllocator allocator, MemorySegment struct, long added) {
    MemorySegment sum = allocator.allocate(struct.byteSize(), Long.BYTES);
    for (long i = 0; i < struct.byteSize() / Long.BYTES; i++) {
      sum.setAtIndex(JAVA_LONG, i, struct.getAtIndex(JAVA_LONG, i) + added);
    }
    // What the callee does to its copy is not the caller's matter.
    struct.fill((byte) -1);
    return sum;
  }

  @Test
  void aStructOfFloatsBesideSmallArgumentsPassesByValue() throws Throwable {
    FunctionDescriptor shape =
        FunctionDescriptor.of(JAVA_DOUBLE, JAVA_BYTE, THREE_FLOATS, JAVA_INT, JAVA_DOUBLE);
    MethodHandle around = roundTrip.through(target("sum", shape), shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment floats = arena.allocateFrom(JAVA_FLOAT, 0.5f, 0.25f, 0.125f);

      assertThat((double) around.invokeExact((byte) -1, floats, 1 << 30, 0.0625))
          .isEqualTo(-1 + 0.875 + (1 << 30) + 0.0625);
    }
  }

  @SuppressWarnings("unused") // through a handle
  private static double sum(byte first, MemorySegment floats, int third, double fourth) {
    double sum = first + third + fourth;
    for (int i = 0; i < 3; i++) {
      sum += floats.getAtIndex(JAVA_FLOAT, i);
    }
    return sum;
  }

  @Test
  void aTargetThatThrowsInsteadOfReturningAStructIsHeard() throws Throwable {
    FunctionDescriptor shape = FunctionDescriptor.of(THREE_LONGS, THREE_LONGS, JAVA_LONG);
    MethodHandle around = roundTrip.through(target("refuse", shape), shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = arena.allocate(THREE_LONGS);

      assertThat(catchThrowable(() -> around.invoke((SegmentAllocator) arena, struct, 5L)))
          .hasMessage("no struct");
    }
  }

  @SuppressWarnings("unused") // through a handle
  private static MemorySegment refuse(
      SegmentAllocator allocator, MemorySegment struct, long argument) {
    throw new IllegalStateException("no struct");
  }

  /** A method of this class, of the type that a downcall handle of the shape has. */
  private static MethodHandle target(String method, FunctionDescriptor shape)
      throws ReflectiveOperationException {
    MethodType type = shape.toMethodType();
    if (type.returnType() == MemorySegment.class) {
      type = type.insertParameterTypes(0, SegmentAllocator.class);
    }
    return LOOKUP.findStatic(RoundTripTest.class, method, type);
  }
}

package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjectBlockHandler;
import dev.panametal.objc.VoidMessages;
import dev.panametal.objc.ffm.BlockLiterals;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Our block literals, called and copied by a blocks runtime that is not ours. */
@NeedsGnustep
class BlocksTest extends PooledTest {
  private static final long ENUMERATE = Foundation.selector("enumerateObjectsUsingBlock:");
  private static final MethodHandle COPY =
      Foundation.function("_Block_copy", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle RELEASE =
      Foundation.function("_Block_release", FunctionDescriptor.ofVoid(JAVA_LONG));

  private static ObjCBlock block(ObjectBlockHandler handler) {
    return ObjCRuntime.current().blocks().acquire(handler);
  }

  @Test
  void gnustepCallsABlockForEachElement() {
    long[] objects = IntStream.range(0, 5).mapToLong(i -> Foundation.create(nsObject())).toArray();
    List<Long> seen = new ArrayList<>();
    try (ObjCBlock block = block(seen::add)) {
      VoidMessages.send(array(objects), ENUMERATE, block.id());

      assertThat(block.takeFailure()).isNull();
    }

    assertThat(seen).containsExactlyElementsOf(LongStream.of(objects).boxed().toList());
  }

  @Test
  void aBlockIsCalledByForeignThreads() {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (ObjCBlock block =
        block(object -> {
          seen.add(object);
          threads.add(Thread.currentThread());
        })) {
      List<ForeignThread> started =
          IntStream.range(0, 8).mapToObj(i -> ForeignThread.invoking(block.id(), 100 + i)).toList();
      started.forEach(ForeignThread::join);

      assertThat(block.takeFailure()).isNull();
    }

    assertThat(seen).hasSize(8).contains(100L, 107L);
    assertThat(threads).hasSize(8).doesNotContain(Thread.currentThread());
  }

  @Test
  void aForeignThreadHasPoolsOfItsOwn() {
    int before = CountedObjects.deaths();
    try (ObjCBlock block =
        block(_ -> {
          long pool = AutoreleasePool.push();
          ObjCFunctions.autorelease(CountedObjects.create());
          AutoreleasePool.pop(pool);
        })) {
      ForeignThread.invoking(block.id(), 0).join();

      assertThat(block.takeFailure()).isNull();
    }

    assertThat(CountedObjects.deaths()).isEqualTo(before + 1);
  }

  @Test
  void anExceptionIsKeptForUsAndTheCallerGoesOn() {
    try (ObjCBlock block =
        block(object -> {
          throw new IllegalStateException("object " + object);
        })) {
      ForeignThread.invoking(block.id(), 7).join();

      assertThat(block.takeFailure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("object 7");
      assertThat(block.takeFailure()).isNull();
    }
  }

  @Test
  void anErrorInsideAnEnumerationDoesNotUnwindGnustep() {
    try (ObjCBlock block =
        block(_ -> {
          throw new StackOverflowError("of a handler");
        })) {
      VoidMessages.send(array(nsObject(), nsObject()), ENUMERATE, block.id());

      assertThat(block.takeFailure()).isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void aCopyOfALiteralIsTheLiteralAndNothingCounts() throws Throwable {
    List<Long> seen = new ArrayList<>();
    try (ObjCBlock block = block(seen::add)) {
      byte[] before = literal(block);

      long copy = (long) COPY.invokeExact(block.id());
      long again = (long) COPY.invokeExact(copy);
      assertThat(copy).isEqualTo(block.id());
      assertThat(again).isEqualTo(block.id());
      RELEASE.invokeExact(again);
      RELEASE.invokeExact(copy);
      RELEASE.invokeExact(copy); // once too often: a global literal is nobody's to free

      assertThat(literal(block)).isEqualTo(before);
      ForeignThread.invoking(copy, 3).join();
    }

    assertThat(seen).containsExactly(3L);
  }

  @Test
  void aLiteralIsAsTheBlockAbiWantsIt() {
    try (ObjCBlock block = block(_ -> {})) {
      MemorySegment descriptor =
          MemorySegment.ofAddress(block.id())
              .reinterpret(BlockLiterals.LAYOUT.byteSize())
              .getAtIndex(ADDRESS, 3)
              .reinterpret(24);
      assertThat(descriptor.get(JAVA_LONG, 0)).isZero();
      assertThat(descriptor.get(JAVA_LONG, 8)).isEqualTo(BlockLiterals.LAYOUT.byteSize());
      assertThat(Foundation.text(descriptor.get(JAVA_LONG, 16))).isEqualTo("v16@?0@8");
    }
  }

  @Test
  void aLiteralIsLentOutAgain() {
    ObjCBlock first = block(_ -> {});
    long id = first.id();
    first.close();
    List<Long> seen = new ArrayList<>();
    try (ObjCBlock second = block(seen::add)) {
      assertThat(second.id()).isEqualTo(id);
      ForeignThread.invoking(id, 11).join();
    }

    assertThat(seen).containsExactly(11L);
  }

  private static byte[] literal(ObjCBlock block) {
    return MemorySegment.ofAddress(block.id())
        .reinterpret(BlockLiterals.LAYOUT.byteSize())
        .toArray(JAVA_BYTE);
  }

  private static long nsObject() {
    return Foundation.classNamed("NSObject");
  }

  private static long array(long... objects) {
    return LongMessages.send(
        Foundation.classNamed("NSArray"),
        Foundation.selector("arrayWithObjects:count:"),
        Arena.ofAuto().allocateFrom(JAVA_LONG, objects).address(),
        objects.length);
  }
}

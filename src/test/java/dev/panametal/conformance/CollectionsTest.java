package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Arrays and dictionaries. */
@NeedsGnustep
class CollectionsTest extends PooledTest {
  private static final long ARRAY = Foundation.selector("arrayWithObjects:count:");
  private static final long DICTIONARY =
      Foundation.selector("dictionaryWithObjects:forKeys:count:");
  private static final long OBJECT_FOR_KEY = Foundation.selector("objectForKey:");

  private final Arena arena = Arena.ofAuto();

  @Test
  void anArrayHasItsElementsInOrder() {
    long[] objects = objects(100);

    assertThat(ObjCArrays.toJava(array(objects))).containsExactly(objects);
  }

  @Test
  void anEmptyArrayAndNilHaveNone() {
    assertThat(ObjCArrays.toJava(array())).isEmpty();
    assertThat(ObjCArrays.toJava(0)).isEmpty();
  }

  @Test
  void anArrayOwnsItsElements() {
    int before = CountedObjects.deaths();
    long object = CountedObjects.create();
    long array = ObjCFunctions.retain(array(object));
    ObjCFunctions.release(object);
    assertThat(CountedObjects.deaths()).isEqualTo(before);

    // The array was also left to the pool, so its end is the pool's.
    ObjCFunctions.release(array);
    popThePool();
    pushAPool();

    assertThat(CountedObjects.deaths()).isEqualTo(before + 1);
  }

  @Test
  void aDictionaryFindsWhatAnEqualKeyWasGiven() {
    long key = ObjCStrings.newString("threads");
    long value = objects(1)[0];
    long dictionary =
        LongMessages.send(
            Foundation.classNamed("NSDictionary"), DICTIONARY, memory(value), memory(key), 1);
    long equal = ObjCStrings.newString("threads");
    long other = ObjCStrings.newString("width");

    assertThat(LongMessages.send(dictionary, OBJECT_FOR_KEY, equal)).isEqualTo(value);
    assertThat(LongMessages.send(dictionary, OBJECT_FOR_KEY, other)).isZero();
    LongStream.of(key, equal, other).forEach(ObjCFunctions::release);
  }

  private static long[] objects(int count) {
    long type = Foundation.classNamed("NSObject");
    return LongStream.range(0, count)
        .map(i -> ObjCFunctions.autorelease(Foundation.create(type)))
        .toArray();
  }

  private long array(long... objects) {
    return LongMessages.send(
        Foundation.classNamed("NSArray"), ARRAY, memory(objects), objects.length);
  }

  private long memory(long... ids) {
    MemorySegment segment = arena.allocate(JAVA_LONG, ids.length + 1L);
    MemorySegment.copy(ids, 0, segment, JAVA_LONG, 0, ids.length);
    return segment.address();
  }
}

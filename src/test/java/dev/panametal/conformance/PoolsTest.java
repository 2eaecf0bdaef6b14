package dev.panametal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCObject;
import dev.panametal.objc.Owned;
import org.junit.jupiter.api.Test;

/** Ownership and autorelease pools, counted by the deaths of objects. */
@NeedsGnustep
class PoolsTest extends PooledTest {
  private static final long RETAIN_COUNT = Foundation.selector("retainCount");

  private final int before = CountedObjects.deaths();

  private int died() {
    return CountedObjects.deaths() - before;
  }

  @Test
  void aPoolReleasesWhatWasLeftToIt() {
    long pool = AutoreleasePool.push();
    for (int i = 0; i < 1000; i++) {
      ObjCFunctions.autorelease(CountedObjects.create());
    }
    assertThat(died()).isZero();

    AutoreleasePool.pop(pool);

    assertThat(died()).isEqualTo(1000);
  }

  @Test
  void anInnerPoolReleasesOnlyItsOwn() {
    long outer = AutoreleasePool.push();
    ObjCFunctions.autorelease(CountedObjects.create());
    long inner = AutoreleasePool.push();
    ObjCFunctions.autorelease(CountedObjects.create());
    ObjCFunctions.autorelease(CountedObjects.create());

    AutoreleasePool.pop(inner);
    assertThat(died()).isEqualTo(2);

    AutoreleasePool.pop(outer);
    assertThat(died()).isEqualTo(3);
  }

  @Test
  void anOuterPoolReleasesWhatAnInnerOneStillHolds() {
    long outer = AutoreleasePool.push();
    long _ = AutoreleasePool.push();
    ObjCFunctions.autorelease(CountedObjects.create());

    AutoreleasePool.pop(outer);

    assertThat(died()).isEqualTo(1);
  }

  @Test
  void retainAndReleaseCount() {
    long object = CountedObjects.create();

    assertThat(ObjCFunctions.retain(object)).isEqualTo(object);
    assertThat(LongMessages.send(object, RETAIN_COUNT)).isEqualTo(2);
    ObjCFunctions.release(object);
    assertThat(died()).isZero();

    ObjCFunctions.release(object);
    assertThat(died()).isEqualTo(1);
  }

  @Test
  void anOwnerReleasesOnce() {
    long object = CountedObjects.create();
    ObjCObject view = () -> object;
    Owned<ObjCObject> first = Owned.of(view);
    Owned<ObjCObject> second = Owned.retain(view);
    assertThat(LongMessages.send(second.id(), RETAIN_COUNT)).isEqualTo(2);

    first.close();
    first.close();
    assertThat(died()).isZero();

    second.close();
    assertThat(died()).isEqualTo(1);
  }

  @Test
  void nilIsRetainedAndReleasedLikeAnyObject() {
    assertThat(ObjCFunctions.retain(0)).isZero();
    assertThat(ObjCFunctions.autorelease(0)).isZero();
    ObjCFunctions.release(0);
  }

  @Test
  void everyThreadHasItsOwnPools() throws InterruptedException {
    long pool = AutoreleasePool.push();
    ObjCFunctions.autorelease(CountedObjects.create());
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              long own = AutoreleasePool.push();
              ObjCFunctions.autorelease(CountedObjects.create());
              AutoreleasePool.pop(own);
            });
    other.join();
    assertThat(died()).isEqualTo(1);

    AutoreleasePool.pop(pool);
    assertThat(died()).isEqualTo(2);
  }
}

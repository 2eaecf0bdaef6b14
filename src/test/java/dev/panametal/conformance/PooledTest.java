package dev.panametal.conformance;

import dev.panametal.objc.AutoreleasePool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test within an autorelease pool. */
abstract class PooledTest {
  private long pool;

  @BeforeEach
  void pushAPool() {
    pool = AutoreleasePool.push();
  }

  @AfterEach
  void popThePool() {
    AutoreleasePool.pop(pool);
  }
}

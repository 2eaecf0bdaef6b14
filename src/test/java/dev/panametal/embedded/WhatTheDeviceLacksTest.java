package dev.panametal.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.foundation.NSStringEncoding;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCException;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** What a Mac can do and the embedded device cannot is said, not ignored. */
class WhatTheDeviceLacksTest extends EmbeddedTest {
  private static final long PAGE = 16384;

  @Test
  void textOfAnotherEncodingThanUtf8() {
    assertThatThrownBy(
            () -> string("text").lengthOfBytesUsingEncoding(NSStringEncoding.ASCII_STRING_ENCODING))
        .isInstanceOf(ObjCException.class)
        .hasMessage(
            "lengthOfBytesUsingEncoding: the embedded runtime knows UTF-8 only, not encoding 1.");
  }

  @Test
  void deallocatorBlocks() {
    try (Arena arena = Arena.ofConfined();
        ObjCBlock deallocator = block(ignored -> {})) {
      assertThatThrownBy(() ->
              device()
                  .newBufferWithBytesNoCopy(
                      arena.allocate(PAGE, PAGE),
                      PAGE,
                      MTLResourceOptions.STORAGE_MODE_SHARED,
                      deallocator))
          .isInstanceOf(ObjCException.class)
          .hasMessageEndingWith(
              "the embedded device calls no deallocator blocks; pass nil, and free the memory after"
                  + " the buffer's last release.");
    }
  }
}

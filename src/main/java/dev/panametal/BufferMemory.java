package dev.panametal;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.objc.Owned;

/** What a buffer owns on the device. */
sealed interface BufferMemory permits BufferMemory.Fixed, VersionRing {
  /**
   * Where the bytes are now. What is fixed has one version for ever; for what is not, see {@link
   * VersionRing#current}.
   */
  BufferVersion current();

  /** Names it in Apple's tools. */
  void label(NSString label);

  /** Gives it back. Needs an autorelease pool. */
  void release();

  /**
   * One {@code MTLBuffer}.
   *
   * @param object its owner
   * @param current all of it
   */
  record Fixed(Owned<MTLBuffer> object, BufferVersion current) implements BufferMemory {
    @Override
    public void label(NSString label) {
      object.get().setLabel(label);
    }

    @Override
    public void release() {
      object.close();
    }
  }
}

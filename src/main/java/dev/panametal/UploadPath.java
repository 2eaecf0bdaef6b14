package dev.panametal;

/** How {@link MetalStream#upload} brings bytes into a buffer. */
public enum UploadPath {
  /** {@link #DIRECT} where that is allowed, else {@link #STAGED}. */
  AUTO,

  /** Through the staging ring and a blit, in order with the other work of the stream. */
  STAGED,

  /**
   * A plain copy into a shared buffer that no stream has in an open batch or in flight; anything
   * else is refused.
   */
  DIRECT
}

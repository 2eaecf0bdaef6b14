package dev.panametal;

/** How {@link MetalStream#upload} brings bytes into a buffer. */
public enum UploadPath {
  /**
   * The first of these that is possible:
   *
   * <ol>
   *   <li>all bytes of a versioned buffer become its next version, which later launches bind
   *   <li>{@link #DIRECT}
   *   <li>through the staging ring and a blit that runs <i>ahead</i> of the open batch, in a
   *       command buffer of its own: if that batch has a compute encoder open, has not used the
   *       buffer and awaits no event, and the bound on command buffers in flight leaves room
   *   <li>through the staging ring and a dispatch of a copy kernel: if a compute encoder is open
   *       and the bytes are at most 64 KiB
   *   <li>{@link #STAGED}
   * </ol>
   *
   * <p>While the stream awaits an event, the first three are out: the upload stays behind the wait.
   *
   * <p>None but the last ends a compute encoder, which costs the GPU two switches.
   */
  AUTO,

  /**
   * Through the staging ring and a blit, in order with the other work of the stream. Where offset
   * or size are no multiples of 4, a copy kernel takes the blit's place.
   */
  STAGED,

  /**
   * A plain copy into a shared buffer that no stream has in an open batch or in flight; anything
   * else is refused.
   */
  DIRECT
}

package dev.panametal;

/**
 * How many threads a launch runs. Sizes are in threads or in threadgroups of x, y and z; a zero in
 * any of them makes the launch a no-op.
 *
 * @param inThreadgroups whether x, y and z count threadgroups ({@code
 *     dispatchThreadgroups:threadsPerThreadgroup:}) or threads ({@code
 *     dispatchThreads:threadsPerThreadgroup:}, where the last threadgroups may be smaller)
 * @param x the width
 * @param y the height
 * @param z the depth
 * @param groupX the width of a threadgroup in threads, or 0 for a size that suits the kernel
 * @param groupY the height of a threadgroup in threads
 * @param groupZ the depth of a threadgroup in threads
 */
public record Grid(
    boolean inThreadgroups, long x, long y, long z, long groupX, long groupY, long groupZ) {

  /**
   * A checked grid.
   *
   * @throws MetalArgumentException if a size is negative
   */
  public Grid {
    if (x < 0 || y < 0 || z < 0 || groupX < 0 || groupY < 0 || groupZ < 0) {
      throw new MetalArgumentException(
          "A grid has no negative sizes, but this is %d x %d x %d in threadgroups of %d x %d x %d."
              .formatted(x, y, z, groupX, groupY, groupZ));
    }
  }

  /**
   * A row of threads.
   *
   * @param x how many
   * @return the grid
   */
  public static Grid threads(long x) {
    return threads(x, 1, 1);
  }

  /**
   * A rectangle of threads.
   *
   * @param x its width
   * @param y its height
   * @return the grid
   */
  public static Grid threads(long x, long y) {
    return threads(x, y, 1);
  }

  /**
   * A box of threads.
   *
   * @param x its width
   * @param y its height
   * @param z its depth
   * @return the grid
   */
  public static Grid threads(long x, long y, long z) {
    return new Grid(false, x, y, z, 0, 0, 0);
  }

  /**
   * A row of threadgroups.
   *
   * @param x how many
   * @return the grid
   */
  public static Grid threadgroups(long x) {
    return threadgroups(x, 1, 1);
  }

  /**
   * A rectangle of threadgroups.
   *
   * @param x its width
   * @param y its height
   * @return the grid
   */
  public static Grid threadgroups(long x, long y) {
    return threadgroups(x, y, 1);
  }

  /**
   * A box of threadgroups.
   *
   * @param x its width
   * @param y its height
   * @param z its depth
   * @return the grid
   */
  public static Grid threadgroups(long x, long y, long z) {
    return new Grid(true, x, y, z, 0, 0, 0);
  }

  /**
   * This grid with threadgroups of a given width.
   *
   * @param threads the width in threads
   * @return the grid
   */
  public Grid by(long threads) {
    return by(threads, 1, 1);
  }

  /**
   * This grid with threadgroups of a given size.
   *
   * @param width in threads
   * @param height in threads
   * @return the grid
   */
  public Grid by(long width, long height) {
    return by(width, height, 1);
  }

  /**
   * This grid with threadgroups of a given size.
   *
   * @param width in threads
   * @param height in threads
   * @param depth in threads
   * @return the grid
   */
  public Grid by(long width, long height, long depth) {
    return new Grid(inThreadgroups, x, y, z, width, height, depth);
  }
}

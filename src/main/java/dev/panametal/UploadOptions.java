package dev.panametal;

/**
 * How a stream brings bytes of the host to the GPU.
 *
 * @param uploadPath how uploads reach their buffer
 * @param stagingBytes the size of the staging ring in bytes, a multiple of 256
 * @param stagingSlots how many uploads the staging ring may hold at once
 */
public record UploadOptions(UploadPath uploadPath, long stagingBytes, int stagingSlots) {
  /**
   * Checked options.
   *
   * @throws MetalArgumentException if one is out of its bounds
   */
  public UploadOptions {
    PolicyPresets.require(
        stagingBytes >= StagingRing.ALIGNMENT && stagingBytes % StagingRing.ALIGNMENT == 0,
        "stagingBytes must be a positive multiple of %d, but is %d."
            .formatted(StagingRing.ALIGNMENT, stagingBytes));
    PolicyPresets.require(
        stagingSlots >= 1, "stagingSlots must be at least 1, but is %d.".formatted(stagingSlots));
  }
}

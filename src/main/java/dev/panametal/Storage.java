package dev.panametal;

/** Where a buffer lives ({@code MTLStorageMode}). */
public enum Storage {
  /**
   * Memory that host and GPU both reach ({@code MTLStorageModeShared}). The host may read or write
   * it only when no command buffer that uses it is open or in flight.
   */
  SHARED,

  /** Memory that only the GPU reaches ({@code MTLStorageModePrivate}). */
  PRIVATE
}

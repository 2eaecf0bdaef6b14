package dev.panametal.embedded.device;

/** Constants of Metal; replaced by the generated ones. */
final class MetalConstants {
  static final long STORAGE_SHARED = 0;
  static final long STORAGE_MANAGED = 1;
  static final long STORAGE_PRIVATE = 2;
  static final long HAZARD_DEFAULT = 0;
  static final long HAZARD_TRACKED = 2;
  static final long PURGEABLE_KEEP_CURRENT = 1;
  static final long PURGEABLE_NON_VOLATILE = 2;
  static final long PURGEABLE_EMPTY = 4;
  static final long DISPATCH_SERIAL = 0;
  static final int NOT_ENQUEUED = 0;
  static final int ENQUEUED = 1;
  static final int COMMITTED = 2;
  static final int SCHEDULED = 3;
  static final int COMPLETED = 4;
  static final int ERROR = 5;
  static final long ERROR_INTERNAL = 1;
  static final long ERROR_ACCESS_REVOKED = 4;
  static final long ERROR_INVALID_RESOURCE = 9;
  static final long ENCODER_EXECUTION_STATUS = 1;
  static final long ENCODER_UNKNOWN = 0;
  static final long ENCODER_COMPLETED = 1;
  static final long ENCODER_PENDING = 3;
  static final long ENCODER_FAULTED = 4;
  static final long BINDING_BUFFER = 0;
  static final long BINDING_THREADGROUP = 1;
  static final long ACCESS_READ_ONLY = 0;
  static final long ACCESS_READ_WRITE = 1;
  static final long FUNCTION_KERNEL = 3;
  static final long MATH_SAFE = 0;
  static final long MATH_FAST = 2;
  static final long LIBRARY_INTERNAL = 2;
  static final long LIBRARY_COMPILE_FAILURE = 3;
  static final long LIBRARY_FUNCTION_NOT_FOUND = 5;

  private MetalConstants() {}
}

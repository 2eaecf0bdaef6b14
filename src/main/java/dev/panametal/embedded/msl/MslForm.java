package dev.panametal.embedded.msl;

/** The two forms in which a kernel is compiled. */
public enum MslForm {
  /**
   * A loop over the threads of each threadgroup, which the compiler vectorises: for kernels whose
   * threads do not wait for each other.
   */
  LANE_LOOP,

  /**
   * A coroutine for each thread, which gives way to others at barriers and at operations of its
   * SIMD group.
   */
  COROUTINES
}

package dev.panametal;

/** Why a batch was committed. */
enum FlushCause {
  /** A download, or access to the contents of a buffer. */
  READBACK,

  /** A synchronize. */
  SYNC,

  /** The close of a buffer in use, under a policy that waits for it. */
  FREE,

  /** The staging or readback ring was full, and the open batch held the oldest region. */
  STAGING,

  /** A limit of the policy. */
  LIMIT,

  /** A caller's flush or signal, or the close of the stream. */
  EXPLICIT
}

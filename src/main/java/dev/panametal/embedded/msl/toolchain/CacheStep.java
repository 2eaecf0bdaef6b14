package dev.panametal.embedded.msl.toolchain;

/** A point of unpacking or compiling at which a process may end; tests end some on purpose. */
public enum CacheStep {
  /** Leftovers of other processes have been listed; none is deleted yet. */
  LEFTOVERS_LISTED,
  /** A folder for work was made and is marked as in use. */
  WORK_FOLDER_MADE,
  /** One file of the compiler is complete under its temporary name. */
  FILE_UNPACKED,
  /** A folder is complete, but has not got its name. */
  FOLDER_FINISHED,
  /** A folder has its name. */
  FOLDER_PUBLISHED,
  /** Clang runs. */
  CLANG_STARTED,
  /** Clang has ended. */
  CLANG_ENDED,
  /** The content of a cached file is in its place; no key leads to it yet. */
  CONTENT_PUBLISHED,
  /** A key leads to the content. */
  KEY_PUBLISHED
}

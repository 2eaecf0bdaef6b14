package dev.panametal;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a device ({@code MTLBuffer}). Thread-safe.
 *
 * <p>A <i>versioned</i> buffer ({@link MetalDevice#allocateVersioned}) is for what the host uploads
 * again and again, such as the input of a step: an upload of all of it is written to memory that
 * nothing uses, and later commands use that. Earlier ones keep what they were given. Everything
 * else about it is as with other buffers.
 *
 * <p>{@link #close()} may be called while kernels that use the buffer are still to run: it returns
 * at once, the work goes on, and the memory is given back after it.
 */
public final class MetalBuffer implements AutoCloseable {
  private final MetalDevice device;
  private final BufferMemory memory;
  private final long bytes;
  private final Storage storage;

  /** Host memory behind a wrapped buffer: kept reachable, and asked whether it is still alive. */
  private final @Nullable MemorySegment wrapped;

  /** Who uses the buffer, whatever version of it. */
  private final UseSerials uses;

  private final AtomicBoolean closed = new AtomicBoolean();

  /** One for the owner, one for each host copy that runs: the memory goes when all are back. */
  private final UseCount users = new UseCount();

  private final Object hostViewLock = new Object();
  private @Nullable Arena hostViewArena;
  private volatile String label;
  private final LeakGuard guard;

  private MetalBuffer(
      MetalDevice device,
      BufferMemory memory,
      UseSerials uses,
      long bytes,
      Storage storage,
      @Nullable MemorySegment wrapped) {
    this.device = device;
    this.memory = memory;
    this.uses = uses;
    this.bytes = bytes;
    this.storage = storage;
    this.wrapped = wrapped;
    this.label = "buffer of " + bytes + " bytes";
    this.guard = device.leaks().watch(this, description(label), release(device, memory, uses));
  }

  /** A buffer that is one Metal buffer, over memory of the host or not. */
  static MetalBuffer fixed(
      MetalDevice device,
      Owned<MTLBuffer> object,
      long bytes,
      Storage storage,
      @Nullable MemorySegment wrapped) {
    MemorySegment host =
        storage == Storage.SHARED ? object.get().contents().reinterpret(bytes) : MemorySegment.NULL;
    UseSerials uses = new UseSerials();
    BufferVersion whole = new BufferVersion(object.get(), 0, host, uses);
    return new MetalBuffer(
        device, new BufferMemory.Fixed(object, whole), uses, bytes, storage, wrapped);
  }

  /** A versioned buffer. Needs an autorelease pool. */
  static MetalBuffer versioned(MetalDevice device, long bytes) {
    return new MetalBuffer(
        device, new VersionRing(device, bytes), new UseSerials(), bytes, Storage.SHARED, null);
  }

  private static String description(String label) {
    return "Buffer '%s'".formatted(label);
  }

  /** Refers to nothing that refers to the buffer, so that the leak guard can keep it. */
  private static Runnable release(MetalDevice device, BufferMemory memory, UseSerials uses) {
    return () -> device.buffers().free(uses, memory::release);
  }

  /**
   * The size of the buffer.
   *
   * @return bytes, at least 1
   */
  public long bytes() {
    return bytes;
  }

  /**
   * Where the buffer lives.
   *
   * @return its storage
   */
  public Storage storage() {
    return storage;
  }

  /**
   * What messages call the buffer.
   *
   * @return its label
   */
  public String label() {
    return label;
  }

  /**
   * Names the buffer in messages and in Apple's tools ({@code setLabel:}).
   *
   * @param newLabel any text
   * @return this buffer
   * @throws MetalClosedException if the buffer is closed
   */
  public MetalBuffer label(String newLabel) {
    acquire();
    try {
      Labels.pass(newLabel, memory::label);
      label = newLabel;
      guard.describe(description(newLabel));
    } finally {
      giveBack();
    }
    return this;
  }

  /**
   * The buffer as host memory ({@code contents}), for shared buffers. If a batch that uses the
   * buffer is open or in flight on any stream, commits it and waits for it first; later launches do
   * not wait for the host, so touch the memory only until the next one that uses the buffer. Of a
   * versioned buffer it is the current version: ask again after an upload.
   *
   * @return the memory, usable from any thread until the buffer is closed
   * @throws MetalArgumentException if the buffer is private
   * @throws MetalClosedException if it is closed
   * @throws MetalFaultException if a batch that uses the buffer failed
   */
  @SuppressWarnings("MustBeClosedChecker") // the arena of the view is closed with the buffer
  public MemorySegment contents() {
    if (storage != Storage.SHARED) {
      throw new MetalArgumentException(
          "The buffer '%s' is private: only the GPU reaches its memory. Use upload and download, or"
                  .formatted(label)
              + " allocate it with Storage.SHARED.");
    }
    acquire();
    try {
      device.awaitUsesOf(this);
      synchronized (hostViewLock) {
        if (hostViewArena == null) {
          hostViewArena = Arena.ofShared();
        }
        return MemorySegment.ofAddress(memory.current().memory().address())
            .reinterpret(bytes, hostViewArena, null);
      }
    } finally {
      giveBack();
    }
  }

  /**
   * Gives the buffer up. Never waits (but see {@link BatchPolicy#freeSynchronizes}): where a batch
   * that uses it is open or in flight, its memory is freed after that. Closing again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      device.leaks().closed(guard);
      synchronized (hostViewLock) {
        if (hostViewArena != null) {
          hostViewArena.close();
        }
      }
      giveBack();
    }
  }

  MetalDevice device() {
    return device;
  }

  UseSerials uses() {
    return uses;
  }

  /** Where the bytes are now; copies by the host hold a reference meanwhile. */
  BufferVersion current() {
    return memory.current();
  }

  /** The versions, if the buffer is versioned. */
  @Nullable VersionRing versions() {
    return memory instanceof VersionRing versions ? versions : null;
  }

  /** Notes that a batch uses the buffer, and says where its bytes are for that batch. */
  BufferVersion useIn(Batch batch, int stream) {
    return use(batch, stream, false);
  }

  /** Notes that the prologue of a batch uses the buffer, and says where its bytes are. */
  BufferVersion useInPrologueOf(Batch batch, int stream) {
    return use(batch, stream, true);
  }

  private BufferVersion use(Batch batch, int stream, boolean inPrologue) {
    if (note(uses, batch, stream, inPrologue)) {
      batch.bytes += bytes;
    }
    BufferVersion version = memory.current();
    if (version.uses() != uses) {
      BufferVersion noted;
      do {
        noted = version;
        note(noted.uses(), batch, stream, inPrologue);
        version = memory.current();
      } while (version != noted);
    }
    // After the note: a close() that does not see it is one that is seen here.
    checkOpen();
    return version;
  }

  private static boolean note(UseSerials uses, Batch batch, int stream, boolean inPrologue) {
    return inPrologue ? uses.setInPrologue(stream, batch.serial) : uses.set(stream, batch.serial);
  }

  /** Keeps the memory alive until {@link #giveBack}. */
  void acquire() {
    checkOpen();
    if (!users.acquire()) {
      throw closedException();
    }
  }

  void giveBack() {
    if (users.giveBack()) {
      device.free(this);
    }
  }

  /** Releases what the buffer owns on the device. Needs an autorelease pool. */
  void release() {
    memory.release();
  }

  void checkOpen() {
    if (closed.get()) {
      throw closedException();
    }
    if (wrapped != null && !wrapped.scope().isAlive()) {
      throw new MetalClosedException(
          "The arena of the memory behind the buffer '%s' was closed; close the buffer first."
              .formatted(label));
    }
  }

  private MetalClosedException closedException() {
    return new MetalClosedException(
        "The buffer '%s' was closed and cannot be used any more.".formatted(label));
  }

  @Override
  public String toString() {
    return "MetalBuffer[%s, %d bytes, %s]".formatted(label, bytes, storage);
  }
}

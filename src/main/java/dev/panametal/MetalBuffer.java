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
 * <p>{@link #close()} may be called while kernels that use the buffer are still to run: it returns
 * at once, the work goes on, and the memory is given back after it.
 */
public final class MetalBuffer implements AutoCloseable {
  private final MetalDevice device;
  private final Owned<MTLBuffer> object;
  private final MTLBuffer view;
  private final long bytes;
  private final Storage storage;

  /** The host's address of a shared buffer; {@link MemorySegment#NULL} for a private one. */
  private final MemorySegment memory;

  /** Host memory behind a wrapped buffer: kept reachable, and asked whether it is still alive. */
  private final @Nullable MemorySegment wrapped;

  private final UseSerials uses = new UseSerials();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** One for the owner, one for each host copy that runs: the memory goes when all are back. */
  private final UseCount users = new UseCount();

  private final Object hostViewLock = new Object();
  private @Nullable Arena hostViewArena;
  private @Nullable MemorySegment hostView;
  private volatile String label;
  private final LeakGuard guard;

  MetalBuffer(
      MetalDevice device,
      Owned<MTLBuffer> object,
      long bytes,
      Storage storage,
      @Nullable MemorySegment wrapped) {
    this.device = device;
    this.object = object;
    this.view = object.get();
    this.bytes = bytes;
    this.storage = storage;
    this.wrapped = wrapped;
    this.memory =
        storage == Storage.SHARED ? view.contents().reinterpret(bytes) : MemorySegment.NULL;
    this.label = "buffer of " + bytes + " bytes";
    this.guard = device.leaks().watch(this, description(label), release(device, object, uses));
  }

  private static String description(String label) {
    return "Buffer '%s'".formatted(label);
  }

  /** Refers to nothing that refers to the buffer, so that the leak guard can keep it. */
  private static Runnable release(MetalDevice device, Owned<?> object, UseSerials uses) {
    return () -> device.buffers().free(uses, object::close);
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
      Labels.pass(newLabel, view::setLabel);
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
   * not wait for the host, so touch the memory only until the next one that uses the buffer.
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
        if (hostView == null) {
          hostViewArena = Arena.ofShared();
          hostView =
              MemorySegment.ofAddress(memory.address()).reinterpret(bytes, hostViewArena, null);
        }
        return hostView;
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

  MTLBuffer view() {
    return view;
  }

  UseSerials uses() {
    return uses;
  }

  /** The host's view of a shared buffer for copies of our own, which hold a reference meanwhile. */
  MemorySegment memory() {
    return memory;
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

  /** Releases the Objective-C object. Needs an autorelease pool. */
  void release() {
    object.close();
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

package dev.panametal;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLLibrary;
import dev.panametal.metal.MTLLibraryError;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Metal device ({@code MTLDevice}): makes buffers, kernels and streams, and releases what it made
 * when it is closed. Thread-safe.
 *
 * <p>Which Metal that is, the system property {@value ObjCRuntime#PROPERTY} says: the machine's
 * own, or the embedded device that runs kernels on the CPU of any machine.
 */
public final class MetalDevice implements AutoCloseable {
  /**
   * Memory that is wrapped begins and ends at pages; this is the largest page of any Mac (Apple
   * silicon's {@code vm_page_size}).
   */
  private static final long PAGE = 16 << 10;

  private final Owned<MTLDevice> object;
  private final MTLDevice view;
  private final DeviceInfo info;
  private final BufferLifetimes buffers = new BufferLifetimes();
  private final Leaks leaks = new Leaks();
  private final LeakGuard guard;
  private final EventOrder eventOrder = new EventOrder(buffers);
  private final List<MetalLibrary> libraries = new ArrayList<>();
  private volatile @Nullable ByteKernels byteKernels;
  private volatile boolean closed;

  private MetalDevice(Owned<MTLDevice> object) {
    this.object = object;
    this.view = object.get();
    this.info = DeviceInfos.of(view);
    // Its streams and libraries stay, so it stays as well.
    this.guard = leaks.watch(this, "Device '%s'".formatted(info.name()), () -> {});
  }

  /**
   * Opens the system's default device ({@code MTLCreateSystemDefaultDevice}).
   *
   * @return the device
   * @throws dev.panametal.objc.RuntimeUnavailableException if the chosen runtime does not work
   *     here; the message says what to do
   * @throws MetalUnavailableException if the system has no device for this process
   */
  public static MetalDevice open() {
    requireRuntime();
    long pool = AutoreleasePool.push();
    try {
      Owned<MTLDevice> device = MetalFunctions.createSystemDefaultDevice();
      if (device == null) {
        throw new MetalUnavailableException(
            "This Mac gives this process no Metal device: in a virtual machine or a session without a"
                + " login there may be none. MetalDevice.list() says which devices there are; the"
                + " embedded device always works: -D%s=embedded.".formatted(ObjCRuntime.PROPERTY));
      }
      MetalDevice opened = new MetalDevice(device);
      ExitDrain.add(opened);
      return opened;
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * All devices of the system ({@code MTLCopyAllDevices}).
   *
   * @return what they say of themselves; may be empty
   * @throws dev.panametal.objc.RuntimeUnavailableException if the chosen runtime does not work here
   */
  public static List<DeviceInfo> list() {
    requireRuntime();
    long pool = AutoreleasePool.push();
    try (var devices = MetalFunctions.copyAllDevices()) {
      return Arrays.stream(ObjCArrays.toJava(devices.id()))
          .mapToObj(id -> DeviceInfos.of(MTLDevice.of(id)))
          .toList();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * Fails with the runtime's own message, if it has to: from the static initialiser of a class that
   * keeps a handle, the message would come wrapped, and only once.
   */
  private static void requireRuntime() {
    ObjCRuntime.current();
  }

  /**
   * What the device says of itself.
   *
   * @return its name and limits
   */
  public DeviceInfo info() {
    return info;
  }

  /**
   * A stream with the policy that the system properties ask for, {@link BatchPolicy#defaults()}
   * unless they do.
   *
   * @return the stream, to be closed by the caller; what is left open, {@link #close()} closes
   * @throws MetalArgumentException if a property is wrong
   * @throws MetalAllocationException if the device gives no queue
   */
  public MetalStream newStream() {
    return newStream(BatchPolicy.configured(info));
  }

  /**
   * A stream ({@code newCommandQueueWithMaxCommandBufferCount:}).
   *
   * @param policy how it batches
   * @return the stream, to be closed by the caller; what is left open, {@link #close()} closes
   * @throws MetalAllocationException if the device gives no queue
   */
  public MetalStream newStream(BatchPolicy policy) {
    checkOpen();
    return buffers.register(
        (index, lastSerial) -> new MetalStream(this, index, lastSerial, policy));
  }

  /**
   * An event that streams and the host may signal ({@code newSharedEvent}). Does not block.
   *
   * @return the event, to be closed by the caller
   * @throws MetalAllocationException if the device gives none
   * @throws MetalClosedException if the device is closed
   */
  public MetalEvent newEvent() {
    return newEvent(EventSignallers.STREAMS_AND_HOST);
  }

  /**
   * An event ({@code newSharedEvent}). Does not block.
   *
   * @param signallers who may signal it; of an event that only streams signal it is known when
   *     nobody can end a wait any more, and such a wait is refused
   * @return the event, to be closed by the caller
   * @throws MetalAllocationException if the device gives none
   * @throws MetalClosedException if the device is closed
   */
  public MetalEvent newEvent(EventSignallers signallers) {
    checkOpen();
    Owned<MTLSharedEvent> event = view.newSharedEvent();
    if (event == null) {
      throw new MetalAllocationException(
          "The device '%s' gave no event. Close events that are not needed."
              .formatted(info.name()));
    }
    return new MetalEvent(this, event, signallers);
  }

  /**
   * A zeroed buffer: shared where host and GPU share one memory, else private.
   *
   * @param bytes its size, at least 1
   * @return the buffer, to be closed by the caller
   * @throws MetalArgumentException if the size is not positive or more than the device allows
   * @throws MetalAllocationException if there is no memory for it
   */
  public MetalBuffer allocate(long bytes) {
    return allocate(bytes, info.unifiedMemory() ? Storage.SHARED : Storage.PRIVATE);
  }

  /**
   * A zeroed buffer ({@code newBufferWithLength:options:}).
   *
   * @param bytes its size, at least 1
   * @param storage where it lives
   * @return the buffer, to be closed by the caller
   * @throws MetalArgumentException if the size is not positive or more than the device allows
   * @throws MetalAllocationException if there is no memory for it
   */
  public MetalBuffer allocate(long bytes, Storage storage) {
    long pool = AutoreleasePool.push();
    try {
      return MetalBuffer.fixed(this, newBuffer(bytes, storage, null), bytes, storage, null);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * A zeroed shared buffer for what is uploaded again and again while the GPU works: an upload of
   * all of its bytes needs no command of the GPU and does not wait, see {@link MetalBuffer}. It
   * takes the memory of four buffers at first and of as many as there are uploads in flight, up to
   * 8 MiB or two buffers, whichever is more; when they are all in use, uploads go through the
   * staging ring.
   *
   * <p>On a device without unified memory kernels read it through the bus, so it is for small and
   * short-lived data there.
   *
   * @param bytes its size, at least 1
   * @return the buffer, to be closed by the caller
   * @throws MetalArgumentException if the size is not positive or more than the device allows
   * @throws MetalAllocationException if there is no memory for it
   */
  public MetalBuffer allocateVersioned(long bytes) {
    checkOpen();
    checkLength(bytes);
    long pool = AutoreleasePool.push();
    try {
      return MetalBuffer.versioned(this, bytes);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * A shared buffer over memory of the host, without a copy ({@code
   * newBufferWithBytesNoCopy:length:options:deallocator:}).
   *
   * @param memory native memory whose address and size are multiples of 16384 bytes, such as {@code
   *     arena.allocate(n * 16384, 16384)}; it must stay alive until the buffer is closed and all
   *     work that uses it is done
   * @return the buffer, to be closed by the caller before the memory's arena
   * @throws MetalArgumentException if the memory is on the heap or not made of whole pages
   * @throws MetalAllocationException if the device refuses it
   */
  public MetalBuffer wrap(MemorySegment memory) {
    checkOpen();
    HostMemory.checkWritable(memory, "buffer");
    if (!memory.isNative()) {
      throw new MetalArgumentException(
          "Only native memory can be wrapped; this segment lies on the Java heap.");
    }
    long bytes = memory.byteSize();
    if (bytes == 0 || bytes % PAGE != 0 || memory.address() % PAGE != 0) {
      throw new MetalArgumentException(
          "Wrapped memory must be whole pages: address and size multiples of %d, but they are %#x and %d."
              .formatted(PAGE, memory.address(), bytes));
    }
    checkLength(bytes);
    long pool = AutoreleasePool.push();
    try {
      Owned<MTLBuffer> buffer =
          view.newBufferWithBytesNoCopy(
              memory, bytes, MTLResourceOptions.STORAGE_MODE_SHARED, null);
      if (buffer == null) {
        throw new MetalAllocationException(
            "The device '%s' did not take %d bytes of host memory as a buffer."
                .formatted(info.name(), bytes));
      }
      return MetalBuffer.fixed(this, buffer, bytes, Storage.SHARED, memory);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * Compiles Metal Shading Language with Metal's default options.
   *
   * @param source the text
   * @return its library
   * @throws MetalCompileException if it does not compile; the message is the compiler's output
   */
  public MetalLibrary compile(String source) {
    return compile(source, CompileOptions.defaults());
  }

  /**
   * Compiles Metal Shading Language ({@code newLibraryWithSource:options:error:}).
   *
   * @param source the text
   * @param options how
   * @return its library
   * @throws MetalCompileException if it does not compile; the message is the compiler's output
   */
  public MetalLibrary compile(String source, CompileOptions options) {
    return compile("program_source", source, options);
  }

  /**
   * Compiles a file of Metal Shading Language with Metal's default options.
   *
   * @param file its path
   * @return its library
   * @throws UncheckedIOException if the file cannot be read
   * @throws MetalCompileException if it does not compile; the message is the compiler's output
   */
  public MetalLibrary compile(Path file) {
    return compile(file, CompileOptions.defaults());
  }

  /**
   * Compiles a file of Metal Shading Language. Messages of the compiler name the file.
   *
   * @param file its path
   * @param options how
   * @return its library
   * @throws UncheckedIOException if the file cannot be read
   * @throws MetalCompileException if it does not compile; the message is the compiler's output
   */
  public MetalLibrary compile(Path file, CompileOptions options) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The kernel source %s cannot be read".formatted(file), e);
    }
    String name = file.getFileName().toString();
    String lineMarker = "#line 1 \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    return compile(name, lineMarker + source, options);
  }

  private MetalLibrary compile(String label, String source, CompileOptions options) {
    checkOpen();
    long pool = AutoreleasePool.push();
    try {
      long text = ObjCStrings.newString(source);
      try (var compileOptions = LibraryOptions.of(options)) {
        Owned<MTLLibrary> library =
            view.newLibraryWithSource(NSString.of(text), compileOptions.get());
        return keep(
            new MetalLibrary(this, label, library, KernelBuilder.functionNames(library.get())));
      } catch (ObjCErrorException e) {
        boolean sourceIsWrong = e.error().code() == MTLLibraryError.COMPILE_FAILURE;
        throw new MetalCompileException(
            (sourceIsWrong ? "'%s' does not compile" : "The compiler could not work on '%s'")
                .formatted(label),
            e.error(),
            e);
      } finally {
        ObjCFunctions.release(text);
      }
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private MetalLibrary keep(MetalLibrary library) {
    synchronized (libraries) {
      libraries.add(library);
    }
    return library;
  }

  /**
   * Closes the streams that are still open, which waits for their work, and releases the libraries,
   * kernels and retired buffers. Buffers are their owners' to close, before this. Closing again
   * does nothing.
   *
   * @throws MetalFaultException if a batch failed and no operation has said so yet; everything is
   *     released all the same
   */
  @Override
  public void close() {
    synchronized (libraries) {
      if (closed) {
        return;
      }
      closed = true;
    }
    MetalFaultException unseen = null;
    for (MetalStream stream : buffers.streams()) {
      try {
        stream.close();
      } catch (MetalFaultException e) {
        if (unseen == null) {
          unseen = e;
        } else {
          unseen.addSuppressed(e);
        }
      }
    }
    long pool = AutoreleasePool.push();
    try {
      buffers.releaseFinished();
      libraries.forEach(MetalLibrary::release);
    } finally {
      AutoreleasePool.pop(pool);
    }
    ExitDrain.remove(this);
    leaks.closed(guard);
    leaks.report(info.name());
    object.close();
    if (unseen != null) {
      throw unseen;
    }
  }

  /** Kernels that copy and fill bytes, compiled at their first use. */
  ByteKernels byteKernels() {
    ByteKernels kernels = byteKernels;
    if (kernels == null) {
      // Twice, if two streams are first at once: then both have kernels, and one pair is kept.
      kernels = ByteKernels.compile(this);
      byteKernels = kernels;
    }
    return kernels;
  }

  Leaks leaks() {
    return leaks;
  }

  EventOrder eventOrder() {
    return eventOrder;
  }

  BufferLifetimes buffers() {
    return buffers;
  }

  MTLDevice view() {
    return view;
  }

  /** Needs an autorelease pool for the label. */
  Owned<MTLBuffer> newBuffer(long bytes, Storage storage, @Nullable String label) {
    checkOpen();
    checkLength(bytes);
    Owned<MTLBuffer> buffer =
        view.newBufferWithLength(
            bytes,
            storage == Storage.SHARED
                ? MTLResourceOptions.STORAGE_MODE_SHARED
                : MTLResourceOptions.STORAGE_MODE_PRIVATE);
    if (buffer == null) {
      throw new MetalAllocationException(
          "The device '%s' has no memory for %s of %d bytes: %d bytes are allocated, %d are recommended"
                  .formatted(
                      info.name(),
                      label == null ? "a buffer" : "the " + label,
                      bytes,
                      view.currentAllocatedSize(),
                      info.recommendedMaxWorkingSetSize())
              + " at most. Close buffers that are not needed.");
    }
    return buffer;
  }

  private void checkLength(long bytes) {
    if (bytes < 1 || bytes > info.maxBufferLength()) {
      throw new MetalArgumentException(
          "A buffer of the device '%s' has from 1 to %d bytes; %d were asked for."
              .formatted(info.name(), info.maxBufferLength(), bytes));
    }
  }

  Owned<MTLCommandQueue> newQueue(int capacity, String stream) {
    long pool = AutoreleasePool.push();
    try {
      Owned<MTLCommandQueue> queue = view.newCommandQueueWithMaxCommandBufferCount(capacity);
      if (queue == null) {
        throw new MetalAllocationException(
            "The device '%s' gave no command queue for %s.".formatted(info.name(), stream));
      }
      return queue;
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void awaitUsesOf(MetalBuffer buffer) {
    buffers.awaitUsesOf(buffer);
  }

  void free(MetalBuffer buffer) {
    buffers.free(buffer.uses(), buffer::release);
  }

  void checkOpen() {
    if (closed) {
      throw new MetalClosedException(
          "The device '%s' was closed and cannot be used any more.".formatted(info.name()));
    }
  }

  @Override
  public String toString() {
    return "MetalDevice[%s, %s]".formatted(info.name(), info.runtime());
  }
}

package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.NativeMemory;
import java.util.concurrent.atomic.AtomicLong;

/** The memory of a device: what it has given to buffers, and how much it may give. */
final class DeviceMemory {
  private final AtomicLong allocated = new AtomicLong();
  private final long capacity;

  DeviceMemory(long capacity) {
    this.capacity = capacity;
  }

  /** Zeroed pages, or 0 if there is no room for them. */
  long allocate(long bytes) {
    long size = NativeMemory.roundToPages(bytes);
    if (allocated.addAndGet(size) > capacity) {
      allocated.addAndGet(-size);
      return 0;
    }
    long address = NativeMemory.mapPages(bytes);
    if (address == 0) {
      allocated.addAndGet(-size);
    }
    return address;
  }

  void free(long address, long bytes) {
    NativeMemory.unmapPages(address, bytes);
    allocated.addAndGet(-NativeMemory.roundToPages(bytes));
  }

  long allocated() {
    return allocated.get();
  }
}

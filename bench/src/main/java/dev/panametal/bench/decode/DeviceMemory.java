package dev.panametal.bench.decode;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.Storage;
import java.util.ArrayList;
import java.util.List;

/** Owns the buffers of a workload: private, but for what every step uploads. */
final class DeviceMemory implements AutoCloseable {
  private final MetalDevice device;
  private final List<MetalBuffer> buffers = new ArrayList<>();

  DeviceMemory(MetalDevice device) {
    this.device = device;
  }

  MetalBuffer allocate(String label, long bytes) {
    MetalBuffer buffer = device.allocate(bytes, Storage.PRIVATE);
    buffers.add(buffer);
    buffer.label(label);
    return buffer;
  }

  /** Room for elements of four bytes: float or uint. */
  MetalBuffer allocateWords(String label, long words) {
    return allocate(label, Integer.BYTES * words);
  }

  /** The same for what every step uploads anew. */
  MetalBuffer allocateUploadedWords(String label, long words) {
    MetalBuffer buffer = device.allocateVersioned(Integer.BYTES * words);
    buffers.add(buffer);
    return buffer.label(label);
  }

  @Override
  public void close() {
    buffers.forEach(MetalBuffer::close);
    buffers.clear();
  }
}

package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.metal.MTLCommandBufferError;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Calls the public API with arguments that are mostly wrong: the JVM lives, and each misuse is told
 * by an exception of ours. Another seed than the fixed one can be given with {@code
 * -Dpanametal.fuzz.seed=}; a failure names the seed and the number of the call.
 *
 * <p>Kernels are right (they touch one element), values that nobody will signal are not awaited,
 * and grids are small: what these would do is the business of other tests.
 */
class PublicApiFuzzTest extends MetalTest {
  private static final int CALLS = 100_000;
  private static final long SEED = Long.getLong("panametal.fuzz.seed", 20_261_125L);

  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void touch(device float* data [[buffer(0)]],
                        constant float& f [[buffer(1)]],
                        uint i [[thread_position_in_grid]]) {
        if (i == 0) {
          data[0] += f;
        }
      }

      kernel void scratch(device float* data [[buffer(0)]],
                          threadgroup float* memory [[threadgroup(0)]],
                          uint i [[thread_position_in_grid]],
                          uint lane [[thread_index_in_threadgroup]]) {
        if (lane == 0) {
          memory[0] = 1.0f;
        }
        if (i == 0) {
          data[0] = 1.0f;
        }
      }
      """;

  private static final long[] NUMBERS = {
    Long.MIN_VALUE,
    -256,
    -4,
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    16,
    31,
    32,
    64,
    252,
    255,
    256,
    257,
    1L << 20,
    Integer.MAX_VALUE,
    1L << 31,
    1L << 62,
    Long.MAX_VALUE - 3,
    Long.MAX_VALUE
  };

  private static final Duration[] DURATIONS = {
    Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofMinutes(1)
  };

  private final Random random = new Random(SEED);
  private final Map<String, Integer> outcomes = new HashMap<>();

  private interface Call {
    void run();
  }

  /** What calls are made on and with; some of it closed, some of another device. */
  @SuppressWarnings("MustBeClosedChecker") // closed arenas and those of other threads are wanted
  private final class World implements AutoCloseable {
    final MetalDevice other = MetalDevice.open();
    final List<MetalKernel> kernels = new ArrayList<>();
    final List<MetalBuffer> buffers = new ArrayList<>();
    final List<MetalEvent> events = new ArrayList<>();
    final List<MetalStream> streams = new ArrayList<>();
    final List<MemorySegment> segments = new ArrayList<>();
    final Arena arena = Arena.ofConfined();
    long signalled;

    World() {
      for (MetalDevice of : List.of(device, other)) {
        MetalLibrary library = of.compile(SOURCE);
        kernels.add(library.kernel("touch"));
        kernels.add(library.kernel("scratch"));
      }
      buffers.add(device.allocate(256, Storage.SHARED).label("shared"));
      buffers.add(device.allocate(256, Storage.PRIVATE).label("private"));
      buffers.add(device.allocate(3, Storage.SHARED).label("tiny"));
      buffers.add(other.allocate(256).label("foreign"));
      buffers.add(closed(device.allocate(256).label("closed")));
      events.add(device.newEvent(EventSignallers.STREAMS_AND_HOST).label("open"));
      events.add(other.newEvent().label("foreign"));
      events.add(closed(device.newEvent().label("closed")));
      streams.add(device.newStream());
      streams.add(device.newStream(BatchPolicy.unbatched()));
      streams.add(closed(device.newStream()));
      segments.add(MemorySegment.ofArray(new byte[256]));
      segments.add(MemorySegment.ofArray(new byte[7]));
      segments.add(MemorySegment.ofArray(new float[4]));
      segments.add(MemorySegment.ofArray(new byte[256]).asReadOnly());
      segments.add(MemorySegment.NULL);
      segments.add(arena.allocate(256));
      segments.add(arena.allocate(16384, 16384).asSlice(0, 8192));
      segments.add(ofClosedArena());
      segments.add(ofAnotherThread());
    }

    private static MemorySegment ofClosedArena() {
      try (Arena short_ = Arena.ofConfined()) {
        return short_.allocate(256);
      }
    }

    private static MemorySegment ofAnotherThread() {
      MemorySegment[] made = new MemorySegment[1];
      Thread maker = Thread.ofPlatform().start(() -> made[0] = Arena.ofConfined().allocate(256));
      try {
        maker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return made[0];
    }

    private static <T extends AutoCloseable> T closed(T object) {
      try {
        object.close();
        return object;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      streams.forEach(stream -> {
        try {
          stream.close();
        } catch (MetalFaultException unseen) {
          assertThat(unseen).hasMessageContaining("Injected");
        }
      });
      events.forEach(MetalEvent::close);
      buffers.forEach(MetalBuffer::close);
      other.close();
      arena.close();
    }
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private int index() {
    return (int) number();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Most calls with what is open and ours, or nothing would ever get through. */
  private <T> T often(List<T> of) {
    return random.nextInt(3) > 0 ? of.getFirst() : any(of);
  }

  @Test
  void everyMisuseIsAnExceptionOfOurs() {
    try (World world = new World()) {
      for (int i = 0; i < CALLS; i++) {
        Call call = call(world);
        try {
          call.run();
          outcomes.merge("no exception", 1, Integer::sum);
        } catch (MetalException | MetalArgumentException | MetalClosedException e) {
          outcomes.merge(e.getClass().getSimpleName(), 1, Integer::sum);
          assertThat(e.getMessage()).as("call %d of seed %d", i, SEED).isNotBlank();
        } catch (Throwable t) {
          throw new AssertionError("call %d of seed %d threw".formatted(i, SEED), t);
        }
      }
    }
    assertThat(outcomes)
        .as("all kinds of outcomes occur")
        .containsKeys(
            "no exception",
            "MetalArgumentException",
            "MetalClosedException",
            "MetalFaultException",
            "MetalTimeoutException");
  }

  private Call call(World world) {
    MetalStream stream = often(world.streams);
    MetalBuffer buffer = often(world.buffers);
    MetalEvent event = often(world.events);
    MemorySegment segment = often(world.segments);
    long a = number();
    long b = number();
    long c = number();
    return switch (random.nextInt(24)) {
      case 0 -> () -> stream.upload(segment, buffer, a);
      case 1 -> () -> stream.download(buffer, a, segment);
      case 2 -> () -> stream.fill(buffer, a, b, (byte) c);
      case 3 -> {
        MetalBuffer to = any(world.buffers);
        long d = number() & 0xff;
        yield () -> stream.copy(buffer, a & 0xff, to, b & 0xff, d);
      }
      case 4 -> () -> stream.copy(buffer, a, buffer, b, c);
      case 5, 6, 7 -> launch(world, stream, buffer, segment);
      case 8 -> {
        Object[] arguments = {buffer, segment, 1.0f, 1, 1L, (short) 1, "text"};
        Object[] some = new Object[random.nextInt(4)];
        for (int i = 0; i < some.length; i++) {
          some[i] = arguments[random.nextInt(arguments.length)];
        }
        MetalKernel kernel = often(world.kernels);
        yield () -> stream.launch(kernel, Grid.threads(a & 63), some);
      }
      case 9 -> () -> device.allocate(a > (1L << 20) ? Long.MAX_VALUE : a).close();
      case 10 -> () -> device.wrap(segment).close();
      case 11 -> stream::flush;
      case 12 -> stream::synchronize;
      case 13 -> {
        Duration time = DURATIONS[random.nextInt(DURATIONS.length)];
        yield () -> stream.synchronize(time);
      }
      case 14 -> () -> signal(world, stream, event, a);
      case 15 -> () -> stream.await(event, a < 0 ? a : Math.min(a, event.value()));
      case 16 -> () -> event.await(a, Duration.ZERO);
      case 17 -> () -> event.elapsed(a, b);
      case 18 -> () -> event.signal(a < 1000 ? a : ++world.signalled);
      case 19 -> buffer::contents;
      case 20 -> () -> stream.call(often(world.kernels)).threadgroupMemory(index(), a);
      case 21 -> () -> builder(a, b).build();
      case 22 -> {
        if (random.nextInt(50) == 0) {
          faults().failKernel("touch", MTLCommandBufferError.TIMEOUT, "Injected");
        }
        yield stream::reset;
      }
      default -> () -> Grid.threads(a, b, c).by(b, c, a);
    };
  }

  private static void signal(World world, MetalStream stream, MetalEvent event, long value) {
    stream.signal(event, value < 1000 ? value : ++world.signalled);
  }

  private Call launch(World world, MetalStream stream, MetalBuffer buffer, MemorySegment segment) {
    MetalKernel kernel = often(world.kernels);
    int wrong = random.nextInt(4) == 0 ? index() : 0;
    int how = random.nextInt(6);
    long offset = random.nextInt(3) == 0 ? number() : 0;
    long group = random.nextInt(3) == 0 ? number() : 32;
    long threads = random.nextInt(3) == 0 ? -number() & 0xff : number() & 63;
    return () -> {
      KernelCall call = stream.call(kernel).buffer(wrong, buffer, offset);
      switch (how) {
        case 0 -> call.i32(1, 1);
        case 1 -> call.bytes(1, segment);
        case 2 -> call.threadgroupMemory(0, 16);
        case 3 -> call.f16(wrong, 1);
        default -> call.f32(1, 1);
      }
      if (group != 32) {
        call.threadsPerThreadgroup(group);
      }
      if (how == 4) {
        call.threadgroups(Math.min(threads, 4));
      } else {
        call.threads(how == 5 ? -1 : threads);
      }
      call.threads(1);
    };
  }

  private static BatchPolicy.Builder builder(long a, long b) {
    return BatchPolicy.defaults().toBuilder()
        .maxDispatches((int) a)
        .maxInFlight((int) b)
        .stagingBytes(a)
        .stagingSlots((int) b);
  }
}

package dev.panametal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.FaultKind;
import dev.panametal.MetalAllocationException;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalEvent;
import dev.panametal.MetalFaultException;
import dev.panametal.MetalKernel;
import dev.panametal.MetalLibrary;
import dev.panametal.MetalStream;
import dev.panametal.StreamCounters;
import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.metal.MTLCommandBufferError;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Real streams and buffers, driven beside the model and compared with it. */
final class Rig implements AutoCloseable {
  private static final int[][] ORDERS = {
    {3, 2, 1}, {2, 3, 1}, {2, 1, 3}, {3, 1, 2}, {1, 3, 2},
  };

  private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);

  private final MetalDevice device;
  private final Scenario scenario;
  private final Model model;
  private final Arena arena = Arena.ofShared();
  private final List<MetalStream> streams = new ArrayList<>();
  private final List<MetalEvent> events = new ArrayList<>();
  private final long[] eventValues;
  private final List<MetalBuffer> buffers = new ArrayList<>();
  private final List<BitSet> users = new ArrayList<>();
  private final List<MetalKernel> adds = new ArrayList<>();
  private final MetalKernel mix;
  private final List<Pending> pending = new ArrayList<>();
  private final Expected[] expected;
  private final Delays delays;

  /** Streams that were told to await something and have had nothing to do since. */
  private final BitSet onlyAwaits = new BitSet();

  private int orderings;
  private boolean anyFault;

  /** A download that was asked for. */
  private record Pending(
      CompletableFuture<?> future,
      MemorySegment to,
      MemorySegment expected,
      boolean comparable,
      int stream,
      int epoch) {}

  /** What the counters of a stream must say. */
  private static final class Expected {
    long dispatches;
    long uploads;
    long downloads;
    long copies;
  }

  Rig(MetalDevice device, MetalLibrary kernels, Scenario scenario) {
    this.device = device;
    this.scenario = scenario;
    int count = scenario.policies().size();
    this.model = new Model(count, scenario.buffers());
    this.eventValues = new long[count];
    this.expected = new Expected[count];
    this.mix = kernels.kernel("mix");
    this.delays = new Delays(faults());
    for (int i = 0; i < count; i++) {
      streams.add(device.newStream(scenario.policies().get(i)));
      events.add(device.newEvent());
      adds.add(kernels.kernel("add" + i));
      expected[i] = new Expected();
    }
    for (Scenario.Memory memory : scenario.buffers()) {
      buffers.add(allocate(memory));
      users.add(new BitSet());
    }
  }

  private static EmbeddedFaults faults() {
    return EmbeddedRuntime.current().faults();
  }

  private MetalBuffer allocate(Scenario.Memory memory) {
    return memory.kind() == Scenario.Kind.VERSIONED
        ? device.allocateVersioned(memory.bytes())
        : device.allocate(memory.bytes(), memory.kind().storage());
  }

  /** Does everything, compares at the end, and gives everything back. */
  void run() {
    scenario.operations().forEach(this::perform);
    if (anyDoomed()) {
      recover();
    }
    for (int buffer = 0; buffer < buffers.size(); buffer++) {
      download(0, buffer, 0, size(buffer));
    }
    for (int stream = 0; stream < streams.size(); stream++) {
      synchronize(stream);
    }
    checkPending();
    checkCounters();
  }

  private void perform(Operation operation) {
    switch (operation) {
      case Operation.Upload it -> {
        int buffer = buffer(it.buffer());
        int offset = it.offset() % size(buffer);
        int size = Math.min(it.size(), size(buffer) - offset);
        upload(stream(it.stream()), buffer, offset, bytes(it.seed(), size));
      }
      case Operation.UploadWhole it -> {
        int buffer = buffer(it.buffer());
        upload(stream(it.stream()), buffer, 0, bytes(it.seed(), size(buffer)));
      }
      case Operation.UploadWithoutMemory it ->
          uploadWithoutMemory(stream(it.stream()), buffer(it.buffer()), it.seed());
      case Operation.Add it -> add(stream(it.stream()), buffer(it.buffer()), it.value());
      case Operation.Mix it -> mix(stream(it.stream()), buffer(it.from()), buffer(it.to()));
      case Operation.Copy it -> copy(it);
      case Operation.Fill it -> fill(it);
      case Operation.Download it -> {
        int buffer = buffer(it.buffer());
        int offset = it.offset() % size(buffer);
        download(stream(it.stream()), buffer, offset, Math.min(it.size(), size(buffer) - offset));
      }
      case Operation.DownloadAsync it -> downloadAsync(it);
      case Operation.Flush it -> {
        int stream = stream(it.stream());
        guarded(stream, () -> streams.get(stream).flush());
      }
      case Operation.Synchronize it -> synchronize(stream(it.stream()));
      case Operation.Renew it -> renew(buffer(it.buffer()));
      case Operation.AllocateWithoutMemory it -> allocateWithoutMemory(it.bytes());
      case Operation.FailNextAdd it -> failNextAdd(stream(it.stream()));
      case Operation.Delay it -> delays.hold();
      case Operation.CompleteOutOfOrder it ->
          completeOutOfOrder(stream(it.stream()), buffer(it.buffer()), it.order());
    }
  }

  private int stream(int number) {
    return number % streams.size();
  }

  private int buffer(int number) {
    return number % buffers.size();
  }

  private int size(int buffer) {
    return scenario.buffers().get(buffer).bytes();
  }

  private static byte[] bytes(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private void upload(int stream, int buffer, int offset, byte[] bytes) {
    if (bytes.length == 0) {
      guarded(stream, () -> streams.get(stream).upload(NOTHING, buffers.get(buffer), offset));
      return;
    }
    // Every other one from native memory.
    MemorySegment from =
        bytes.length % 2 == 0
            ? MemorySegment.ofArray(bytes.clone())
            : arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    boolean done =
        use(stream, () -> streams.get(stream).upload(from, buffers.get(buffer), offset), buffer);
    // It may be reused once the call has returned.
    from.fill((byte) 0xEE);
    if (done) {
      model.write(stream, buffer, offset, bytes);
      expected[stream].uploads++;
    }
  }

  private void uploadWithoutMemory(int stream, int buffer, int seed) {
    byte[] bytes = bytes(seed, size(buffer));
    boolean[] refused = {false};
    boolean done =
        use(
            stream,
            () -> {
              faults().failAllocations(1);
              try {
                streams.get(stream).upload(MemorySegment.ofArray(bytes), buffers.get(buffer), 0);
              } catch (MetalAllocationException e) {
                refused[0] = true;
              } finally {
                faults().failAllocations(0);
              }
            },
            buffer);
    if (!done) {
      return;
    }
    if (refused[0]) {
      upload(stream, buffer, 0, bytes);
    } else {
      model.write(stream, buffer, 0, bytes);
      expected[stream].uploads++;
    }
  }

  private void add(int stream, int buffer, int value) {
    boolean done =
        use(
            stream,
            () ->
                streams
                    .get(stream)
                    .call(adds.get(stream))
                    .buffer(0, buffers.get(buffer))
                    .i32(1, value)
                    .threads(size(buffer) / Integer.BYTES),
            buffer);
    if (done) {
      model.add(stream, buffer, value);
      expected[stream].dispatches++;
    }
  }

  private void mix(int stream, int from, int to) {
    if (from == to) {
      return;
    }
    boolean done =
        use(
            stream,
            () ->
                streams
                    .get(stream)
                    .call(mix)
                    .buffer(0, buffers.get(from))
                    .buffer(1, buffers.get(to))
                    .threads(Math.min(size(from), size(to)) / Integer.BYTES),
            from,
            to);
    if (done) {
      model.mix(stream, from, to);
      expected[stream].dispatches++;
    }
  }

  private void copy(Operation.Copy it) {
    int stream = stream(it.stream());
    int from = buffer(it.from());
    int to = buffer(it.to());
    int fromOffset = it.fromOffset() % size(from);
    int toOffset = it.toOffset() % size(to);
    int size = Math.min(it.size(), Math.min(size(from) - fromOffset, size(to) - toOffset));
    if (size == 0) {
      guarded(
          stream,
          () ->
              streams
                  .get(stream)
                  .copy(buffers.get(from), fromOffset, buffers.get(to), toOffset, 0));
      return;
    }
    if (from == to && Math.abs(fromOffset - toOffset) < size) {
      return;
    }
    boolean done =
        use(
            stream,
            () ->
                streams
                    .get(stream)
                    .copy(buffers.get(from), fromOffset, buffers.get(to), toOffset, size),
            from,
            to);
    if (done) {
      model.copy(stream, from, fromOffset, to, toOffset, size);
      expected[stream].copies++;
    }
  }

  private void fill(Operation.Fill it) {
    int stream = stream(it.stream());
    int buffer = buffer(it.buffer());
    int offset = it.offset() % size(buffer);
    int size = Math.min(it.size(), size(buffer) - offset);
    byte value = (byte) it.value();
    if (size == 0) {
      guarded(stream, () -> streams.get(stream).fill(buffers.get(buffer), offset, 0, value));
      return;
    }
    if (use(
        stream, () -> streams.get(stream).fill(buffers.get(buffer), offset, size, value), buffer)) {
      model.fill(stream, buffer, offset, size, value);
    }
  }

  private void download(int stream, int buffer, int offset, int size) {
    if (size == 0) {
      guarded(stream, () -> streams.get(stream).download(buffers.get(buffer), offset, NOTHING));
      return;
    }
    MemorySegment to = size % 2 == 0 ? MemorySegment.ofArray(new byte[size]) : arena.allocate(size);
    boolean done =
        use(stream, () -> streams.get(stream).download(buffers.get(buffer), offset, to), buffer);
    if (!done) {
      return;
    }
    assertThat(model.isDoomed(stream))
        .as("stream %d has a fault, and a download must say so", stream)
        .isFalse();
    expected[stream].downloads++;
    settled(stream);
    if (!model.isUndefined(buffer)) {
      compare(to, slice(buffer, offset, size), "buffer " + buffer);
    }
  }

  private void downloadAsync(Operation.DownloadAsync it) {
    int stream = stream(it.stream());
    int buffer = buffer(it.buffer());
    int offset = it.offset() % size(buffer);
    int size = Math.min(it.size(), size(buffer) - offset);
    if (size == 0) {
      return;
    }
    MemorySegment to = arena.allocate(size);
    List<CompletableFuture<?>> future = new ArrayList<>();
    boolean done =
        use(
            stream,
            () -> future.add(streams.get(stream).downloadAsync(buffers.get(buffer), offset, to)),
            buffer);
    if (done) {
      expected[stream].downloads++;
      boolean comparable =
          !model.isUndefined(buffer) && !model.isArmed(stream) && !model.isDoomed(stream);
      pending.add(
          new Pending(
              future.getFirst(),
              to,
              slice(buffer, offset, size),
              comparable,
              stream,
              model.epoch(stream)));
    }
  }

  private void checkPending() {
    for (Pending each : pending) {
      try {
        each.future().join();
        if (each.comparable() && each.epoch() == model.epoch(each.stream())) {
          compare(each.to(), each.expected(), "what was asked for asynchronously");
        }
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(MetalFaultException.class);
        assertThat(each.comparable() && each.epoch() == model.epoch(each.stream()))
            .as("a download failed on stream %d, which has no fault", each.stream())
            .isFalse();
      }
    }
    pending.clear();
  }

  private MemorySegment slice(int buffer, int offset, int size) {
    MemorySegment slice = MemorySegment.ofArray(new byte[size]);
    return slice.copyFrom(MemorySegment.ofArray(model.bytes(buffer)).asSlice(offset, size));
  }

  private static void compare(MemorySegment actual, MemorySegment expected, String what) {
    assertThat(expected.mismatch(actual))
        .as("first byte in which %s differs from the model", what)
        .isEqualTo(-1);
  }

  private void synchronize(int stream) {
    boolean done = guarded(stream, () -> streams.get(stream).synchronize());
    if (done) {
      assertThat(model.isDoomed(stream) && !onlyAwaits.get(stream))
          .as("stream %d has a fault, and synchronize must say so", stream)
          .isFalse();
      assertThat(streams.get(stream).hasPendingWork()).isFalse();
      settled(stream);
    }
  }

  private void settled(int stream) {
    model.settled(stream);
    users.forEach(each -> each.clear(stream));
  }

  private void renew(int buffer) {
    MetalBuffer old = buffers.get(buffer);
    // Under TVM's policy this waits.
    delays.during(old::close);
    old.close();
    buffers.set(buffer, allocate(scenario.buffers().get(buffer)));
    users.get(buffer).clear();
    model.zero(buffer);
  }

  private void allocateWithoutMemory(int bytes) {
    faults().failAllocations(1);
    assertThatThrownBy(() -> device.allocate(bytes)).isInstanceOf(MetalAllocationException.class);
    faults().failAllocations(0);
  }

  private void failNextAdd(int stream) {
    synchronize(stream);
    if (!model.isDoomed(stream) && !model.isArmed(stream)) {
      faults().failKernel("add" + stream, MTLCommandBufferError.PAGE_FAULT, "injected");
      model.arm(stream);
      anyFault = true;
    }
  }

  private void completeOutOfOrder(int stream, int buffer, int order) {
    if (anyArmedOrDoomed() || scenario.policies().get(stream).queue().maxInFlight() < 4) {
      return;
    }
    for (int other = 0; other < streams.size(); other++) {
      synchronize(other);
    }
    faults().completeInOrder(ORDERS[order % ORDERS.length]);
    for (int i = 0; i < 3; i++) {
      add(stream, buffer, i + 1);
      streams.get(stream).flush();
    }
    synchronize(stream);
  }

  /** Does something with buffers, after whatever other streams do with them. */
  private boolean use(int stream, Runnable operation, int... used) {
    BitSet others = new BitSet();
    for (int buffer : used) {
      others.or(users.get(buffer));
    }
    others.clear(stream);
    others.stream().forEach(other -> order(other, stream));
    // Only now: a recovery on the way begins with nobody using anything.
    for (int buffer : used) {
      users.get(buffer).clear();
      users.get(buffer).set(stream);
    }
    boolean done = guarded(stream, operation);
    if (done) {
      onlyAwaits.clear(stream);
    }
    return done;
  }

  /** What a stream does from now on comes after all that another was asked for. */
  private void order(int first, int second) {
    boolean byEvent = (scenario.ordering() >>> (orderings++ % Long.SIZE) & 1) != 0;
    if (!byEvent) {
      synchronize(first);
      return;
    }
    long value = ++eventValues[first];
    if (guarded(first, () -> streams.get(first).signal(events.get(first), value))
        && guarded(second, () -> streams.get(second).await(events.get(first), value))) {
      if (!model.isDoomed(second)) {
        onlyAwaits.set(second);
      }
      model.follows(second, first);
    }
  }

  /** Runs an operation of a stream; false if it told of a fault, from which all have recovered. */
  private boolean guarded(int stream, Runnable operation) {
    try {
      delays.during(operation);
      return true;
    } catch (MetalFaultException fault) {
      assertThat(model.isDoomed(stream))
          .as("stream %d told of a fault that nobody asked for: %s", stream, fault.getMessage())
          .isTrue();
      assertThat(fault.kind()).isIn(FaultKind.PAGE_FAULT, FaultKind.AWAITED_WORK_FAILED);
      recover();
      return false;
    }
  }

  private boolean anyDoomed() {
    return IntStream.range(0, streams.size()).anyMatch(model::isDoomed);
  }

  private boolean anyArmedOrDoomed() {
    return IntStream.range(0, streams.size())
        .anyMatch(stream -> model.isDoomed(stream) || model.isArmed(stream));
  }

  /** Waits for all streams, resets those with a fault, and writes anew what is undefined. */
  private void recover() {
    delays.release();
    for (int stream = 0; stream < streams.size(); stream++) {
      boolean doomed = model.isDoomed(stream);
      try {
        streams.get(stream).synchronize();
        assertThat(doomed && !onlyAwaits.get(stream))
            .as("stream %d did not tell of its fault", stream)
            .isFalse();
      } catch (MetalFaultException fault) {
        assertThat(doomed).as("stream %d has no fault", stream).isTrue();
      }
      if (doomed) {
        streams.get(stream).reset();
      }
    }
    checkPending();
    faults().reset();
    for (int buffer = 0; buffer < buffers.size(); buffer++) {
      users.get(buffer).clear();
      if (model.isUndefined(buffer)) {
        streams
            .getFirst()
            .upload(MemorySegment.ofArray(model.bytes(buffer)), buffers.get(buffer), 0);
        expected[0].uploads++;
      }
    }
    streams.getFirst().synchronize();
    model.recovered();
  }

  private void checkCounters() {
    for (int stream = 0; stream < streams.size(); stream++) {
      StreamCounters counters = streams.get(stream).counters();
      assertThat(counters.inFlight()).isZero();
      assertThat(counters.flushes())
          .as("flushes by cause")
          .isEqualTo(
              counters.flushesReadback()
                  + counters.flushesSync()
                  + counters.flushesFree()
                  + counters.flushesStaging()
                  + counters.flushesLimit()
                  + counters.flushesExplicit());
      assertThat(counters.commandBuffers()).isGreaterThanOrEqualTo(counters.flushes());
      assertThat(counters.stagingHighWater())
          .isLessThanOrEqualTo(scenario.policies().get(stream).uploads().stagingBytes());
      if (!anyFault) {
        assertThat(counters.faults()).isZero();
        assertThat(counters.dispatches()).isEqualTo(expected[stream].dispatches);
        assertThat(counters.cpuToGpu()).isEqualTo(expected[stream].uploads);
        assertThat(counters.gpuToCpu()).isEqualTo(expected[stream].downloads);
        assertThat(counters.gpuToGpu()).isEqualTo(expected[stream].copies);
      }
    }
  }

  @Override
  public void close() {
    delays.close();
    faults().reset();
    for (MetalStream stream : streams) {
      try {
        stream.close();
      } catch (MetalFaultException e) {
        // Only a comparison that failed leaves a fault behind, and that is the failure to report.
        assertThat(anyFault).isTrue();
      }
    }
    buffers.forEach(MetalBuffer::close);
    events.forEach(MetalEvent::close);
    arena.close();
  }
}

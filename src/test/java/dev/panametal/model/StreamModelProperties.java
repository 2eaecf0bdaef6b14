package dev.panametal.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.BatchPolicy;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalLibrary;
import dev.panametal.MetalStream;
import dev.panametal.embedded.EmbeddedRuntime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is done to streams and buffers, in whatever order, under whatever policy: the bytes are
 * those of a model that does one thing after the other, faults are told and nothing else is, the
 * counters agree, and nothing is left over.
 */
class StreamModelProperties {
  private static final int MOST_STREAMS = 3;

  private static final String KERNELS =
      IntStream.range(0, MOST_STREAMS)
              // One for each stream, so that a fault can be asked for on one of them.
              .mapToObj(stream ->
                  """
                  kernel void add%d(device int* data, constant int& value,
                                    uint i [[thread_position_in_grid]]) {
                    data[i] += value;
                  }
                  """
                      .formatted(stream))
              .collect(Collectors.joining())
          + """
          kernel void mix(device const int* from, device int* to,
                          uint i [[thread_position_in_grid]]) {
            to[i] = 31 * to[i] + from[i];
          }
          """;

  private static @Nullable MetalDevice opened;
  private static @Nullable MetalLibrary compiled;

  @BeforeContainer
  static void open() {
    EmbeddedRuntime.current().faults().reset();
    MetalDevice device = MetalDevice.open();
    MetalLibrary kernels = device.compile(KERNELS);
    kernels.kernels().forEach(kernels::kernel);
    // The kernels for odd ranges are the device's own from their first use.
    try (MetalStream stream = device.newStream();
        MetalBuffer buffer = device.allocate(4)) {
      stream.fill(buffer, 1, 1, (byte) 0);
    }
    opened = device;
    compiled = kernels;
  }

  @AfterContainer
  static void close() {
    requireNonNull(opened).close();
    assertThat(EmbeddedRuntime.current().liveObjects()).isEmpty();
  }

  @Property(tries = 10_000, seed = "20261125")
  void streamsDoWhatTheModelDoes(@ForAll("scenarios") Scenario scenario) {
    List<?> before = List.copyOf(EmbeddedRuntime.current().liveObjects());
    try (Rig rig = new Rig(requireNonNull(opened), requireNonNull(compiled), scenario)) {
      rig.run();
    }
    assertThat(EmbeddedRuntime.current().liveObjects()).hasSameSizeAs(before);
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Combinators.combine(
            policies().list().ofMinSize(1).ofMaxSize(MOST_STREAMS),
            memories().list().ofMinSize(1).ofMaxSize(3),
            operations().list().ofMinSize(12).ofMaxSize(30),
            Arbitraries.longs())
        .as(Scenario::new);
  }

  private static Arbitrary<BatchPolicy> policies() {
    BatchPolicy small =
        BatchPolicy.defaults().toBuilder()
            .name("small ring")
            .stagingBytes(1024)
            .stagingSlots(4)
            .build();
    BatchPolicy narrow =
        BatchPolicy.defaults().toBuilder()
            .name("narrow queue")
            .maxDispatches(2)
            .maxInFlight(1)
            .queueCapacity(3)
            .build();
    return Arbitraries.of(
        BatchPolicy.defaults(),
        BatchPolicy.latency(),
        BatchPolicy.throughput(),
        BatchPolicy.tvm(),
        BatchPolicy.computeOnly(),
        BatchPolicy.unbatched(),
        small,
        narrow);
  }

  private static Arbitrary<Scenario.Memory> memories() {
    return Combinators.combine(
            Arbitraries.of(64, 260, 1024, 4100), Arbitraries.of(Scenario.Kind.class))
        .as(Scenario.Memory::new);
  }

  private static Arbitrary<Operation> operations() {
    Arbitrary<Integer> stream = Arbitraries.integers().between(0, MOST_STREAMS - 1);
    Arbitrary<Integer> buffer = Arbitraries.integers().between(0, 2);
    Arbitrary<Integer> offset =
        Arbitraries.oneOf(Arbitraries.of(0, 4, 64, 1024), Arbitraries.integers().between(0, 4099));
    Arbitrary<Integer> size =
        Arbitraries.oneOf(
            Arbitraries.of(0, 4, 64, 1024, 4100), Arbitraries.integers().between(1, 4100));
    Arbitrary<Integer> number = Arbitraries.integers().between(1, 1000);
    return Arbitraries.frequencyOf(
        Tuple.of(
            5, Combinators.combine(stream, buffer, offset, size, number).as(Operation.Upload::new)),
        Tuple.of(4, Combinators.combine(stream, buffer, number).as(Operation.UploadWhole::new)),
        Tuple.of(
            1, Combinators.combine(stream, buffer, number).as(Operation.UploadWithoutMemory::new)),
        Tuple.of(6, Combinators.combine(stream, buffer, number).as(Operation.Add::new)),
        Tuple.of(4, Combinators.combine(stream, buffer, buffer).as(Operation.Mix::new)),
        Tuple.of(
            4,
            Combinators.combine(stream, buffer, offset, buffer, offset, size)
                .as(Operation.Copy::new)),
        Tuple.of(
            3, Combinators.combine(stream, buffer, offset, size, number).as(Operation.Fill::new)),
        Tuple.of(3, Combinators.combine(stream, buffer, offset, size).as(Operation.Download::new)),
        Tuple.of(
            2, Combinators.combine(stream, buffer, offset, size).as(Operation.DownloadAsync::new)),
        Tuple.of(2, stream.map(Operation.Flush::new)),
        Tuple.of(2, stream.map(Operation.Synchronize::new)),
        Tuple.of(2, buffer.map(Operation.Renew::new)),
        Tuple.of(1, number.map(Operation.AllocateWithoutMemory::new)),
        Tuple.of(1, stream.map(Operation.FailNextAdd::new)),
        Tuple.of(2, Arbitraries.create(Operation.Delay::new)),
        Tuple.of(
            1, Combinators.combine(stream, buffer, number).as(Operation.CompleteOutOfOrder::new)));
  }
}

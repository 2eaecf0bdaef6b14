package dev.panametal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.conformance.GeneratedSends.GeneratedSend;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message to nil does nothing and returns zero, whatever its shape. */
@NeedsGnustep
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NilReceiverTest {
  private static final int LARGEST = 256;

  Collection<GeneratedSend> sends() {
    return GeneratedSends.read().values();
  }

  @ParameterizedTest
  @MethodSource("sends")
  void nilReturnsZero(GeneratedSend send) throws Throwable {
    List<Object> arguments = new ArrayList<>(List.of(0L, Foundation.selector("length")));
    List<MemoryLayout> carriers = send.shape().argumentLayouts();
    for (MemoryLayout carrier : carriers.subList(MethodSignature.FIRST, carriers.size())) {
      arguments.add(Carriers.toJava(new byte[LARGEST], carrier));
    }

    Object result = send.send(arguments);

    send.shape()
        .returnLayout()
        .ifPresent(carrier -> {
          byte[] zeros = new byte[(int) carrier.byteSize()];
          assertThat(Carriers.toBytes(result)).isEqualTo(zeros);
          assertThat(result instanceof MemorySegment).isEqualTo(carrier instanceof GroupLayout);
        });
  }
}

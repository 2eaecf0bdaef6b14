package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UseSerialsTest {
  private final UseSerials uses = new UseSerials();

  @Test
  void aStreamThatNeverUsedTheBufferHasSerialZero() {
    assertThat(uses.get(0)).isZero();
    assertThat(uses.get(1_000)).isZero();
  }

  @Test
  void eachStreamKeepsItsOwnLastSerial() {
    for (int stream = 0; stream < 100; stream++) {
      uses.set(stream, 10L + stream);
    }
    uses.set(42, 7_000);

    assertThat(uses.get(0)).isEqualTo(10);
    assertThat(uses.get(42)).isEqualTo(7_000);
    assertThat(uses.get(99)).isEqualTo(109);
  }
}

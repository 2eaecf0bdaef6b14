package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.conformance.GeneratedSends.GeneratedSend;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the JDK's linker puts each argument on arm64. Run once as it is and once with {@code
 * -Djdk.internal.foreign.CABI=MAC_OS_AARCH_64}, this is as near to Apple's convention as one gets
 * without a Mac: no other code on Linux speaks it.
 */
@NeedsGnustep
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgumentPlacementTest {
  private static final boolean APPLE =
      System.getProperty("jdk.internal.foreign.CABI", "").equals("MAC_OS_AARCH_64");

  private static final StructLayout RANGE = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);
  private static final StructLayout SIZE =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final StructLayout SWIZZLE =
      MemoryLayout.structLayout(JAVA_BYTE, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE);
  private static final StructLayout COLOR =
      MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE);

  private static final String REGISTERS = "x0 x1 x2 x3 x4 x5 x6 x7 ";

  private final Random random = new Random(64);

  /** Worked out by hand from the two standards: the arguments, Arm's places, Apple's places. */
  static Stream<Arguments> byHand() {
    return Stream.of(
        hand("x0 x1 x2 v0 v1", "x0 x1 x2 v0 v1", JAVA_LONG, JAVA_FLOAT, JAVA_DOUBLE),
        hand("x0 x1 x2 x3 x4 x5", "x0 x1 x2 x3 x4 x5", JAVA_BYTE, JAVA_INT, RANGE),
        hand("x0 x1 &x2 &x3 v0 v1 v2 v3", "x0 x1 &x2 &x3 v0 v1 v2 v3", SIZE, SIZE, COLOR),
        hand(
            REGISTERS + "sp+0 sp+8 sp+16 sp+24",
            REGISTERS + "sp+0 sp+1 sp+4 sp+8",
            afterSix(JAVA_BYTE, JAVA_BYTE, JAVA_INT, JAVA_LONG)),
        hand(
            REGISTERS + "sp+0 sp+8 sp+16",
            REGISTERS + "sp+0 sp+2 sp+4",
            afterSix(JAVA_BYTE, JAVA_SHORT, JAVA_BYTE)),
        hand(REGISTERS + "sp+0 sp+8", REGISTERS + "sp+0 sp+4", afterSix(SWIZZLE, JAVA_BYTE)),
        // newTextureViewWithPixelFormat:textureType:levels:slices:swizzle:
        hand(REGISTERS + "sp+0", REGISTERS + "sp+0", JAVA_LONG, JAVA_LONG, RANGE, RANGE, SWIZZLE),
        // The range does not fit into the last register, which then stays empty.
        hand(
            "x0 x1 x2 x3 x4 x5 x6 sp+0 sp+16",
            "x0 x1 x2 x3 x4 x5 x6 sp+0 sp+16",
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            RANGE,
            JAVA_LONG),
        hand(
            "x0 x1 v0 v1 v2 v3 v4 v5 v6 v7 sp+0 sp+8",
            "x0 x1 v0 v1 v2 v3 v4 v5 v6 v7 sp+0 sp+4",
            Stream.generate(() -> JAVA_FLOAT).limit(10).toArray(MemoryLayout[]::new)));
  }

  private static Arguments hand(String arm, String apple, MemoryLayout... arguments) {
    return Arguments.of(message(arguments), arm, apple);
  }

  private static FunctionDescriptor message(MemoryLayout... arguments) {
    return FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG).appendArgumentLayouts(arguments);
  }

  /** Six integers fill the registers that receiver and selector leave. */
  private static MemoryLayout[] afterSix(MemoryLayout... more) {
    return Stream.concat(Stream.generate(() -> JAVA_LONG).limit(6), Stream.of(more))
        .toArray(MemoryLayout[]::new);
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void theRulesGiveWhatWasWorkedOutByHand(FunctionDescriptor shape, String arm, String apple) {
    assertThat(text(Arm64Placement.of(shape, false))).isEqualTo(arm);
    assertThat(text(Arm64Placement.of(shape, true))).isEqualTo(apple);
  }

  /** On the stack only Apple's packing tells a BOOL from an int. */
  @Test
  void aBoolThatIsDeclaredAsAnIntIsElsewhereOnApplesStack() {
    FunctionDescriptor bools = message(afterSix(JAVA_BYTE, JAVA_BYTE));
    FunctionDescriptor ints = message(afterSix(JAVA_INT, JAVA_INT));

    assertThat(Arm64Placement.of(ints, false)).isEqualTo(Arm64Placement.of(bools, false));
    assertThat(Arm64Placement.of(ints, true)).isNotEqualTo(Arm64Placement.of(bools, true));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  @EnabledOnOs(architectures = "aarch64")
  void theLinkerFollowsWhatWasWorkedOutByHand(FunctionDescriptor shape, String arm, String apple)
      throws Throwable {
    arrivesInItsPlaces(shape);
  }

  static Collection<GeneratedSend> sends() {
    return GeneratedSends.read().values();
  }

  @ParameterizedTest
  @MethodSource("sends")
  @EnabledOnOs(architectures = "aarch64")
  void theLinkerFollowsTheRulesForEveryShape(GeneratedSend send) throws Throwable {
    arrivesInItsPlaces(
        FunctionDescriptor.ofVoid(send.shape().argumentLayouts().toArray(MemoryLayout[]::new)));
  }

  private void arrivesInItsPlaces(FunctionDescriptor shape) throws Throwable {
    List<byte[]> values = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    for (MemoryLayout carrier : shape.argumentLayouts()) {
      byte[] value = new byte[(int) carrier.byteSize()];
      random.nextBytes(value);
      values.add(value);
      arguments.add(Carriers.toJava(value, carrier));
    }

    RegisterImage image = RegisterImage.of(shape, arguments);

    List<List<String>> places = Arm64Placement.of(shape, APPLE);
    for (int i = 0; i < values.size(); i++) {
      List<String> at = places.get(i);
      // The copy behind an address is gone after the call; MessageShapesTest reads it in time.
      if (!at.getFirst().startsWith("&")) {
        assertThat(image.at(at, values.get(i).length)).as("at %s", at).isEqualTo(values.get(i));
      }
    }
  }

  private static String text(List<List<String>> places) {
    return String.join(" ", places.stream().flatMap(List::stream).toList());
  }
}

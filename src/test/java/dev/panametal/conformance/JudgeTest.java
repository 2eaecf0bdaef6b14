package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panametal.gnustep.MachineCode;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge is judged: every wrong shape is caught, in both directions. */
@NeedsGnustep
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTest extends PooledTest {
  // All of these travel in registers: above 16 bytes arm64 passes an address, and a wrong size is a
  // wrong address, which ends the process.
  private static final MemoryLayout ONE_LONG = MemoryLayout.structLayout(JAVA_LONG);
  private static final MemoryLayout FOUR_FLOATS =
      MemoryLayout.structLayout(JAVA_FLOAT, JAVA_FLOAT, JAVA_FLOAT, JAVA_FLOAT);
  private static final MemoryLayout TWO_INTS = MemoryLayout.structLayout(JAVA_INT, JAVA_INT);

  private final Catcher catcher = new Catcher("PanametalJudged");
  private final RandomValues values = new RandomValues(7);

  static Stream<Arguments> wrongShapes() {
    return Stream.of(
        Arguments.of("kinds swapped", "v24@0:8i16f20", shape(JAVA_FLOAT, JAVA_INT)),
        Arguments.of("a double for a float", "v20@0:8f16", shape(JAVA_DOUBLE)),
        Arguments.of("a float for a double", "v24@0:8d16", shape(JAVA_FLOAT)),
        Arguments.of("an integer for a double", "v24@0:8d16", shape(JAVA_LONG)),
        Arguments.of("an int for a long", "v24@0:8Q16", shape(JAVA_INT)),
        Arguments.of("a byte for an int", "v20@0:8I16", shape(JAVA_BYTE)),
        Arguments.of("a structure too small", "v32@0:8{?=QQ}16", shape(ONE_LONG)),
        Arguments.of("a structure too large", "v32@0:8{?=ff}16{?=ff}24", shape(FOUR_FLOATS)),
        Arguments.of("integers for floats", "v24@0:8{?=ff}16", shape(TWO_INTS)),
        Arguments.of("an argument too few", "v32@0:8Q16Q24", shape(JAVA_LONG)),
        Arguments.of(
            "a result of another kind",
            "d16@0:8",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG)),
        Arguments.of(
            "a result too narrow",
            "Q16@0:8",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG)));
  }

  private static FunctionDescriptor shape(MemoryLayout... arguments) {
    return FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG).appendArgumentLayouts(arguments);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongShapes")
  void aWrongShapeOfOursIsCaught(String what, String encoding, FunctionDescriptor shape) {
    MethodHandle send = ObjCRuntime.current().send(shape);
    Exchange exchange = new Exchange(MethodSignature.of(encoding), values);

    assertThat(catcher.differences(exchange, shape, send::invokeWithArguments))
        .as(what)
        .isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongShapes")
  void aWrongShapeOfAStubIsCaught(String what, String encoding, FunctionDescriptor shape) {
    MethodSignature signature = MethodSignature.of(encoding);

    assertThat(new Invoker(signature, shape).differences(new Exchange(signature, values)))
        .as(what)
        .isNotEmpty();
  }

  /**
   * On the stack of these two systems an int has the place of a byte, so no call can tell; Apple's
   * arm64 packs them. What tells is that the carriers differ.
   */
  @Test
  void aBoolIsNoIntOnTheStack() {
    String encoding = "v56@0:8Q16Q24Q32Q40B48B52";
    FunctionDescriptor ints = shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);

    assertThat(Carriers.shape(MethodSignature.of(encoding))).isNotEqualTo(ints);
  }

  @Test
  void aStructureThatIsReturnedWithoutStretIsCaught() throws IOException, InterruptedException {
    assumeFalse(MachineCode.isArm64(), "arm64 has no objc_msgSend_stret");

    assertThat(returnedStructure("objc_msgSend_stret").exitCode()).isZero();
    assertThat(returnedStructure("objc_msgSend").exitCode()).isNotZero();
  }

  /** In a process of its own: the address of the result is taken for the receiver there. */
  private static ChildJvm.Result returnedStructure(String function)
      throws IOException, InterruptedException {
    return ChildJvm.run(
        ReturnedStructure.class,
        List.of(
            "-Dpanametal.runtime=gnustep",
            "-Dpanametal.test.function=" + function,
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash"));
  }
}

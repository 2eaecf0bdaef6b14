package dev.panametal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.conformance.BoundMethods.BoundMethod;
import dev.panametal.conformance.GeneratedSends.GeneratedSend;
import dev.panametal.objc.AutoreleasePool;
import java.lang.foreign.FunctionDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape of the generated bindings in both directions: GNUstep decodes what we send, and we
 * decode what GNUstep sends, with random values that are compared byte for byte.
 */
@NeedsGnustep
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageShapesTest {
  private static final int ROUNDS = Integer.getInteger("panametal.conformance.rounds", 100);
  private static final long SEED = Long.getLong("panametal.conformance.seed", 26_05);

  private final Map<FunctionDescriptor, GeneratedSend> sends = GeneratedSends.read();
  private final List<Case> cases = new ArrayList<>();
  private final List<String> withoutSend = new ArrayList<>();
  private final Catcher catcher = new Catcher("PanametalCatcher");
  private final RandomValues values = new RandomValues(SEED);
  private final Set<FunctionDescriptor> sent = new HashSet<>();
  private final Set<FunctionDescriptor> received = new HashSet<>();
  private int methods;

  /** A signature that bound methods have, and what sends it. */
  record Case(GeneratedSend send, MethodSignature signature, String message) {
    @Override
    public String toString() {
      return send.name() + " " + signature.encoding() + " as in " + message;
    }
  }

  @BeforeAll
  void readTheBindings() {
    long pool = AutoreleasePool.push();
    Map<String, Case> distinct = new TreeMap<>();
    for (BoundMethod method : BoundMethods.read()) {
      methods++;
      for (String encoding : method.encodings()) {
        MethodSignature signature = MethodSignature.of(encoding);
        GeneratedSend send = sends.get(Carriers.shape(signature));
        if (send == null) {
          withoutSend.add(method.message() + " " + encoding);
        } else {
          distinct.putIfAbsent(signature.encoding(), new Case(send, signature, method.message()));
        }
      }
    }
    cases.addAll(distinct.values());
    AutoreleasePool.pop(pool);
  }

  @AfterAll
  void say() {
    System.out.printf(
        "Conformance on %s: %d shapes of %d bound methods, in %d signatures, %d rounds each, seed %d;"
            + " sent %d shapes, received %d shapes without a difference.%n",
        System.getProperty("os.arch"),
        sends.size(),
        methods,
        cases.size(),
        ROUNDS,
        SEED,
        sent.size(),
        received.size());
  }

  Stream<Case> signatures() {
    return cases.stream();
  }

  @Test
  void everyBoundMethodHasASendOfItsShape() {
    assertThat(methods).isGreaterThan(100);
    assertThat(withoutSend).isEmpty();
  }

  @Test
  void everySendIsTheShapeOfABoundMethod() {
    assertThat(cases.stream().map(Case::send).distinct())
        .containsExactlyInAnyOrderElementsOf(sends.values());
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void whatWeSendArrives(Case on) {
    for (int i = 0; i < ROUNDS; i++) {
      Exchange exchange = new Exchange(on.signature(), values);
      assertThat(catcher.differences(exchange, on.send().shape(), on.send()::send)).isEmpty();
    }
    sent.add(on.send().shape());
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void whatTheRuntimeSendsArrives(Case on) {
    Invoker invoker = new Invoker(on.signature(), on.send().shape());
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(invoker.differences(new Exchange(on.signature(), values))).isEmpty();
    }
    received.add(on.send().shape());
  }
}

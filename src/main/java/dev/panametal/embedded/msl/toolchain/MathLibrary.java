package dev.panametal.embedded.msl.toolchain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kernels may call outside themselves: C's mathematical functions of float and double. The
 * library has more, such as those that change how the processor rounds and traps, for all of Java.
 */
public final class MathLibrary {
  /** The name under which the loader finds it. */
  public static final Set<String> NAMES = Set.of("libm.so.6");

  private static final Set<String> FUNCTIONS =
      Stream.of(
              "acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp10",
              "exp2 expm1 fabs fdim floor fma fmax fmin fmod frexp hypot ilogb ldexp llrint",
              "llround log log10 log1p log2 logb lrint lround modf nearbyint nextafter pow remainder",
              "remquo rint round roundeven scalbln scalbn sin sincos sinh sqrt tan tanh tgamma trunc")
          .flatMap(line -> Stream.of(line.split(" ")))
          .flatMap(name -> Stream.of(name, name + "f"))
          .collect(Collectors.toUnmodifiableSet());

  private MathLibrary() {}

  /** The names of those functions. */
  public static Set<String> functions() {
    return FUNCTIONS;
  }
}

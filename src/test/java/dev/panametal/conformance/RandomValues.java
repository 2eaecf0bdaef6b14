package dev.panametal.conformance;

import dev.panametal.conformance.MethodSignature.EncodedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Random values of encoded types, the same for the same seed. Integers are any; objects, classes
 * and selectors are real ones, because an invocation may retain or print them.
 */
final class RandomValues {
  private static final int OBJECTS = 16;

  private final Random random;
  private final long[] objects = new long[OBJECTS];

  RandomValues(long seed) {
    random = new Random(seed);
    Arrays.setAll(objects, i -> Foundation.create(Foundation.classNamed("NSObject")));
  }

  /** The bytes of a value, as they lie in memory. */
  byte[] of(EncodedType type) {
    ByteBuffer bytes = ByteBuffer.allocate(type.size()).order(ByteOrder.LITTLE_ENDIAN);
    String fields = type.text().replaceAll("\\{[^={}]*=|\\}", "");
    switch (type.letter()) {
      case '{' -> fields.chars().forEach(letter -> put((char) letter, bytes));
      case 'v' -> {}
      default -> put(type.letter(), bytes);
    }
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("not every byte of " + type + " has a value");
    }
    return bytes.array();
  }

  private void put(char letter, ByteBuffer bytes) {
    switch (letter) {
      case '@' -> bytes.putLong(objects[random.nextInt(OBJECTS)]);
      case '#' -> bytes.putLong(either("NSString", "NSArray", Foundation::classNamed));
      case ':' -> bytes.putLong(either("length", "count", Foundation::selector));
      case '*' -> bytes.putLong(either("one", "another", Foundation::text));
      case '^', 'q', 'Q', 'l', 'L' -> bytes.putLong(random.nextLong());
      case 'i', 'I' -> bytes.putInt(random.nextInt());
      case 's', 'S' -> bytes.putShort((short) random.nextInt());
      case 'c', 'C' -> bytes.put((byte) random.nextInt());
      case 'B' -> bytes.put((byte) random.nextInt(2));
      case 'f' -> bytes.putFloat(number(Float.intBitsToFloat(random.nextInt())));
      case 'd' -> bytes.putDouble(number(Double.longBitsToDouble(random.nextLong())));
      default -> throw new IllegalArgumentException("no value for the encoding " + letter);
    }
  }

  private long either(String one, String other, ToLongFunction<String> find) {
    return find.applyAsLong(random.nextBoolean() ? one : other);
  }

  /** Not a number would have many forms that compare as different bytes. */
  private static float number(float any) {
    return Float.isNaN(any) ? -0f : any;
  }

  private static double number(double any) {
    return Double.isNaN(any) ? -0d : any;
  }
}

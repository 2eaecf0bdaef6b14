package dev.panametal.objc.macos;

import dev.panametal.objc.macos.c.LibObjC;
import dev.panametal.objc.macos.c.objc_method_description;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The type encodings that the running system has for its methods: what generated bindings can be
 * held against on a Mac. Asked of libobjc through jextract's bindings; nothing here is called per
 * message.
 */
public final class MethodEncodings {
  private MethodEncodings() {}

  /**
   * The encoding of a class's method ({@code method_getTypeEncoding}).
   *
   * @param type the class, not 0
   * @param selector the selector
   * @param classMethod whether the class itself receives it
   * @return the encoding, or empty if neither the class nor one above it has such a method
   */
  public static Optional<String> ofClass(long type, long selector, boolean classMethod) {
    MemorySegment receiver = MemorySegment.ofAddress(type);
    MemorySegment name = MemorySegment.ofAddress(selector);
    MemorySegment method =
        classMethod
            ? LibObjC.class_getClassMethod(receiver, name)
            : LibObjC.class_getInstanceMethod(receiver, name);
    return isNull(method) ? Optional.empty() : text(LibObjC.method_getTypeEncoding(method));
  }

  /**
   * The encoding of a protocol's method ({@code protocol_getMethodDescription}).
   *
   * @param protocol its name
   * @param selector the selector
   * @param classMethod whether a class receives it
   * @return the encoding, or empty if there is no such protocol at run time, which holds for every
   *     one that no loaded library mentions, or if it has no such method
   */
  public static Optional<String> ofProtocol(String protocol, long selector, boolean classMethod) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found = LibObjC.objc_getProtocol(arena.allocateFrom(protocol));
      if (isNull(found)) {
        return Optional.empty();
      }
      Optional<String> required = described(arena, found, selector, true, classMethod);
      return required.isPresent()
          ? required
          : described(arena, found, selector, false, classMethod);
    }
  }

  private static Optional<String> described(
      Arena arena, MemorySegment protocol, long selector, boolean required, boolean classMethod) {
    MemorySegment description =
        LibObjC.protocol_getMethodDescription(
            arena, protocol, MemorySegment.ofAddress(selector), required, !classMethod);
    return text(objc_method_description.types(description));
  }

  private static Optional<String> text(MemorySegment string) {
    return isNull(string) ? Optional.empty() : Optional.of(string.getString(0));
  }

  private static boolean isNull(MemorySegment pointer) {
    return pointer.address() == 0;
  }
}

package dev.panametal.bench.jmh;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** The handles of the runtime itself, to be invoked without anything around them. */
final class BareHandles {
  private static final ObjCRuntime RUNTIME = ObjCRuntime.current();
  private static final StructLayout SIZE =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG);

  /** {@code id (id, SEL)}. */
  static final MethodHandle TO_OBJECT =
      RUNTIME.send(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));

  /** {@code void (id, SEL, id, NSUInteger, NSUInteger)}. */
  static final MethodHandle WITH_THREE =
      RUNTIME.send(
          FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  /** {@code void (id, SEL, MTLSize, MTLSize)}. */
  static final MethodHandle WITH_TWO_SIZES =
      RUNTIME.send(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, SIZE, SIZE));

  static final MethodHandle POOL_PUSH =
      RUNTIME.function("objc_autoreleasePoolPush", FunctionDescriptor.of(JAVA_LONG));

  static final MethodHandle POOL_POP =
      RUNTIME.function("objc_autoreleasePoolPop", FunctionDescriptor.ofVoid(JAVA_LONG));

  private BareHandles() {}
}

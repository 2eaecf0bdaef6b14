package dev.panametal.embedded.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The C functions of the Objective-C runtime library for references and autorelease pools. */
final class MemoryFunctions {
  private static final FunctionDescriptor TAKES_OBJECT = FunctionDescriptor.ofVoid(JAVA_LONG);
  private static final FunctionDescriptor OBJECT_TO_OBJECT =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);

  private final ObjCMachine machine;

  private MemoryFunctions(ObjCMachine machine) {
    this.machine = machine;
  }

  static void defineIn(ObjCMachine machine) {
    MemoryFunctions functions = new MemoryFunctions(machine);
    functions.define("objc_retain", OBJECT_TO_OBJECT, "retain");
    functions.define("objc_release", TAKES_OBJECT, "release");
    functions.define("objc_autorelease", OBJECT_TO_OBJECT, "autorelease");
    functions.define("objc_autoreleasePoolPush", FunctionDescriptor.of(JAVA_LONG), "push");
    functions.define("objc_autoreleasePoolPop", TAKES_OBJECT, "pop");
  }

  private void define(String symbol, FunctionDescriptor descriptor, String method) {
    try {
      MethodHandle handle =
          MethodHandles.lookup()
              .findVirtual(MemoryFunctions.class, method, descriptor.toMethodType())
              .bindTo(this);
      machine.define(symbol, descriptor, handle);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  long retain(long id) {
    if (id != 0) {
      object(id, "objc_retain of").retain(Owner.CLIENT);
    }
    return id;
  }

  void release(long id) {
    if (id != 0) {
      object(id, "over-release: objc_release of").release(Owner.CLIENT);
    }
  }

  long autorelease(long id) {
    if (id != 0) {
      object(id, "objc_autorelease of").autoreleaseFromClient();
    }
    return id;
  }

  long push() {
    return machine.pools().push();
  }

  void pop(long pool) {
    machine.pools().pop(pool);
  }

  private EmbeddedObject object(long id, String what) {
    EmbeddedObject object = machine.objects().find(id);
    if (object == null) {
      throw machine.violations().notAnObject(id, what);
    }
    return object;
  }
}

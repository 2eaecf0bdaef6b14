package dev.panametal.embedded.runtime;

import dev.panametal.objc.MetalRuleViolation;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The embedded Objective-C runtime: its objects, classes, selectors, functions and pools. */
public final class ObjCMachine {
  private final Selectors selectors = new Selectors();
  private final ObjectTable objects = new ObjectTable();
  private final Breaches breaches = new Breaches();
  private final Violations violations = new Violations(objects, breaches);
  private final AutoreleasePools pools = new AutoreleasePools(this, NativeMemory::platformThread);
  private final Map<FunctionDescriptor, MessageShape> shapes = new ConcurrentHashMap<>();
  private final Map<Class<?>, MessageTable> messages = new ConcurrentHashMap<>();
  private final Map<String, ObjCClass> classes = new ConcurrentHashMap<>();
  private final Map<String, CFunction> functions = new ConcurrentHashMap<>();

  private final ObjCClass rootClass;

  /** Strings are Foundation's, which is above this package. */
  private ToLongFunction<String> descriptions = text -> 0;

  /**
   * A machine without classes but the root, with the functions of the Objective-C runtime library.
   */
  public ObjCMachine() {
    MemoryFunctions.defineIn(this);
    rootClass = ObjCClass.withoutAlloc(this, "NSObject", null);
    define(rootClass);
  }

  /** Adds a C function. */
  public void define(String symbol, FunctionDescriptor descriptor, MethodHandle handle) {
    functions.put(symbol, new CFunction(descriptor, handle));
  }

  /**
   * Gives the answer to {@code description}.
   *
   * @param newString makes a +0 string of a text
   */
  public void describeWith(ToLongFunction<String> newString) {
    descriptions = newString;
  }

  long description(EmbeddedObject object) {
    return descriptions.applyAsLong("<%s: 0x%x>".formatted(object.describe(), object.id()));
  }

  /** The root of all classes. */
  public ObjCClass rootClass() {
    return rootClass;
  }

  /** The class of an object; one that programs cannot name is made when it is asked for. */
  ObjCClass classOf(EmbeddedObject object) {
    return classes.computeIfAbsent(
        object.className(), name -> ObjCClass.withoutAlloc(this, name, rootClass));
  }

  /** Adds a class. */
  public void define(ObjCClass newClass) {
    classes.put(newClass.className(), newClass);
  }

  /** The handle of a C function; see {@link dev.panametal.objc.ObjCRuntime#function}. */
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    CFunction function = functions.get(symbol);
    if (function == null) {
      throw new RuntimeUnavailableException(
          "The embedded device has no function %s.".formatted(symbol));
    }
    if (!function.descriptor().equals(MessageShape.withoutNames(shape))) {
      throw violation(
          "%s was asked for with the types %s, but has %s"
              .formatted(symbol, shape, function.descriptor()));
    }
    return function.handle();
  }

  /** The handle that sends messages of a shape; see {@link dev.panametal.objc.ObjCRuntime#send}. */
  public MethodHandle send(FunctionDescriptor shape) {
    return shape(shape).sender();
  }

  MessageShape shape(FunctionDescriptor shape) {
    // A shape that names the fields of its structs is the same shape.
    return shapes.computeIfAbsent(
        MessageShape.withoutNames(shape), canonical -> new MessageShape(this, canonical));
  }

  /** The number of a selector. */
  public long selector(String name) {
    return selectors.register(name);
  }

  /** The id of a class, or 0. */
  public long classNamed(String name) {
    ObjCClass found = classes.get(name);
    return found == null ? 0 : found.id();
  }

  /** The messages that objects of a Java class answer. */
  public MessageTable messagesOf(Class<?> type) {
    MessageTable known = messages.get(type);
    if (known != null) {
      return known;
    }
    // Not in computeIfAbsent: making a table registers shapes and selectors.
    MessageTable made = new MessageTable(this, type);
    MessageTable raced = messages.putIfAbsent(type, made);
    return raced == null ? made : raced;
  }

  /** All objects. */
  public ObjectTable objects() {
    return objects;
  }

  /** What threads of the device found. */
  public Breaches breaches() {
    return breaches;
  }

  Selectors selectors() {
    return selectors;
  }

  AutoreleasePools pools() {
    return pools;
  }

  /** The id of an object, 0 (nil) for null. */
  public static long idOf(@Nullable EmbeddedObject object) {
    return object == null ? 0 : object.id();
  }

  /** The living object of an id that is not 0. */
  public EmbeddedObject object(long id) {
    EmbeddedObject object = objects.find(id);
    if (object == null) {
      throw violations.notAnObject(id, "a message to");
    }
    return object;
  }

  /**
   * An argument of a message that must be an object of one kind.
   *
   * @param id the argument
   * @param type the kind
   * @param what the message, and the parameter if it has several of that kind; for violations
   */
  public <T extends EmbeddedObject> T argument(long id, Class<T> type, String what) {
    T object = argumentOrNull(id, type, what);
    if (object == null) {
      throw violation(what + " must not be nil");
    }
    return object;
  }

  /** As {@link #argument}, for a parameter that may be nil. */
  public <T extends EmbeddedObject> @Nullable T argumentOrNull(
      long id, Class<T> type, String what) {
    if (id == 0) {
      return null;
    }
    EmbeddedObject object = objects.find(id);
    if (object == null) {
      throw violations.notAnObject(id, what + " was given");
    }
    if (!type.isInstance(object)) {
      throw violation(
          "%s was given %s, which is of another class".formatted(what, object.describe()));
    }
    return type.cast(object);
  }

  /** A broken rule; see {@link Violations#violation}. */
  public MetalRuleViolation violation(String message) {
    return violations.violation(message);
  }

  Violations violations() {
    return violations;
  }
}

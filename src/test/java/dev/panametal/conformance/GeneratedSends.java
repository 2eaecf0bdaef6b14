package dev.panametal.conformance;

import dev.panametal.gnustep.GnustepRuntime;
import dev.panametal.objc.ObjCRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The generated methods that send messages: one for each shape. */
final class GeneratedSends {
  private GeneratedSends() {}

  /**
   * One of them.
   *
   * @param name such as {@code VoidMessages.sendLongLong2Int/3}, with the number of arguments
   * @param shape the shape that its handle was made for
   * @param method the method
   */
  record GeneratedSend(String name, FunctionDescriptor shape, MethodHandle method) {
    /** Calls it. */
    Object send(List<Object> arguments) throws Throwable {
      List<Object> all = new ArrayList<>();
      if (shape.returnLayout().orElse(null) instanceof GroupLayout) {
        all.add(Arena.ofAuto());
      }
      all.addAll(arguments);
      return method.invokeWithArguments(all);
    }
  }

  /** All of them, by shape. */
  static Map<FunctionDescriptor, GeneratedSend> read() {
    Map<FunctionDescriptor, GeneratedSend> sends = new LinkedHashMap<>();
    for (Class<?> type : classes()) {
      for (Method method : type.getMethods()) {
        if (Modifier.isStatic(method.getModifiers()) && method.getName().startsWith("send")) {
          GeneratedSend send = read(type, method);
          if (sends.put(send.shape(), send) != null) {
            throw new IllegalStateException("two methods send the shape of " + send.name());
          }
        }
      }
    }
    return sends;
  }

  private static GeneratedSend read(Class<?> type, Method method) {
    try {
      MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
      Field kept = holder(type, method).getDeclaredField("HANDLE");
      kept.setAccessible(true);
      FunctionDescriptor shape =
          ((GnustepRuntime) ObjCRuntime.current()).shapeOf((MethodHandle) kept.get(null));
      return new GeneratedSend(
          type.getSimpleName()
              + "."
              + method.getName()
              + "/"
              + (shape.argumentLayouts().size() - MethodSignature.FIRST),
          shape,
          handle);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " does not look as the generator writes it", e);
    }
  }

  /** Each method has a class that holds its handle, named after it. */
  private static Class<?> holder(Class<?> type, Method method) throws ClassNotFoundException {
    String name = method.getName();
    boolean allocates = method.getParameterTypes()[0] == SegmentAllocator.class;
    int first = MethodSignature.FIRST + (allocates ? 1 : 0);
    String holder =
        "S" + name.substring(1) + (name.equals("send") ? method.getParameterCount() - first : "");
    return Class.forName(type.getName() + "$" + holder);
  }

  private static List<Class<?>> classes() {
    try {
      Path folder =
          Path.of(ObjCRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve("dev/panametal/objc");
      try (Stream<Path> files = Files.list(folder)) {
        List<Class<?>> classes = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.matches("\\w+Messages\\.class")) {
            classes.add(Class.forName("dev.panametal.objc." + name.replace(".class", "")));
          }
        }
        return classes;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

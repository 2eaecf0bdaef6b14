package dev.panametal.bindings.source;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What GraalVM's native-image has to know beforehand: the shape of every call from and to native
 * code. The form is that of its {@code reachability-metadata.json}, section {@code foreign}.
 */
public final class NativeImageMetadata {
  private static final ObjectMapper JSON = new JsonMapper();

  /** The shapes that the library's own runtime calls, besides those of messages and functions. */
  private static final List<Shape> RUNTIME =
      List.of(
          Shape.ofFunction("@"), // objc_autoreleasePoolPush
          Shape.ofFunction("v@"), // objc_release, objc_autoreleasePoolPop
          Shape.ofFunction("@@")); // objc_retain, objc_getClass, sel_registerName

  /** What Objective-C calls: {@code void (^)(id)}, the block itself first. */
  private static final List<Shape> BLOCKS = List.of(Shape.ofFunction("v@@"));

  private NativeImageMetadata() {}

  /** The file's text. */
  public static String text(Api api) {
    List<Shape> calls = new ArrayList<>(RUNTIME);
    for (ObjectType type : api.all(ObjectType.class)) {
      for (Method method : type.methods()) {
        calls.add(asFunction(Shape.ofMessage(method.encoding().arm64())));
      }
    }
    for (Function function : api.all(Function.class)) {
      calls.add(Shape.ofFunction(function.encoding()));
    }
    ObjectNode root = JSON.createObjectNode();
    ObjectNode foreign = root.putObject("foreign");
    foreign.set("downcalls", shapes(calls));
    foreign.set("upcalls", shapes(BLOCKS));
    try {
      return JSON.writer(new DefaultPrettyPrinter()).writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shape asFunction(Shape message) {
    List<Carrier> params = new ArrayList<>(List.of(Carrier.Scalar.LONG, Carrier.Scalar.LONG));
    params.addAll(message.params());
    return new Shape(message.returns(), params);
  }

  private static ArrayNode shapes(List<Shape> shapes) {
    TreeMap<String, ObjectNode> sorted = new TreeMap<>();
    for (Shape shape : shapes) {
      ObjectNode json = JSON.createObjectNode();
      json.put("returnType", type(shape.returns()));
      ArrayNode parameters = json.putArray("parameterTypes");
      shape.params().forEach(each -> parameters.add(type(each)));
      sorted.put(json.toString(), json);
    }
    return JSON.createArrayNode().addAll(sorted.values());
  }

  private static String type(Carrier carrier) {
    return switch (carrier) {
      case Carrier.Scalar.VOID -> "void";
      case Carrier.Scalar scalar -> "j" + scalar.label().toLowerCase(Locale.ROOT);
      case Carrier.Struct struct ->
          struct.fields().stream()
              .map(NativeImageMetadata::type)
              .collect(Collectors.joining(", ", "struct(", ")"));
    };
  }
}

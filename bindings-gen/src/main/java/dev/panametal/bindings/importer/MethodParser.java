package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the methods of a protocol, a class or a category. */
final class MethodParser {
  private final Headers headers;

  /** The type parameters of classes: a category names them, and may name them otherwise. */
  private final Map<String, Map<String, CType>> typeParameters = new HashMap<>();

  MethodParser(Headers headers) {
    this.headers = headers;
  }

  /** The methods declared inside a node, those of its properties included. */
  List<Headers.Method> read(String owner, JsonNode node, @Nullable Availability outer) {
    Map<String, CType> parameters = typeParameters.computeIfAbsent(owner, _ -> new HashMap<>());
    Attributes.of(node, "ObjCTypeParamDecl")
        .forEach(each -> parameters.put(HeaderReader.name(each), bound(each)));
    Map<String, Headers.Property> properties = properties(node);
    List<Headers.Method> methods = new ArrayList<>();
    Attributes.of(node, "ObjCMethodDecl")
        .forEach(each -> {
          try {
            methods.add(method(each, parameters, properties, outer));
          } catch (IllegalArgumentException notUnderstood) {
            headers.notes.add(
                "left out: "
                    + each.path("mangledName").asText(HeaderReader.name(each))
                    + ": "
                    + notUnderstood.getMessage());
          }
        });
    return methods;
  }

  private static CType bound(JsonNode parameter) {
    return TypeParser.parse(parameter.path("type").path("qualType").asText("id"));
  }

  /** The properties by the messages that read and write them. */
  private static Map<String, Headers.Property> properties(JsonNode node) {
    Map<String, Headers.Property> properties = new HashMap<>();
    Attributes.of(node, "ObjCPropertyDecl")
        .forEach(each -> {
          String name = HeaderReader.name(each);
          String receiver = each.path("class").asBoolean() ? "+" : "-";
          String getter = each.path("getter").path("name").asText(name);
          properties.put(receiver + getter, new Headers.Property(name, "getter"));
          if (!each.path("readonly").asBoolean()) {
            String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + ":";
            properties.put(
                receiver + each.path("setter").path("name").asText(setter),
                new Headers.Property(name, "setter"));
          }
        });
    return properties;
  }

  private Headers.Method method(
      JsonNode node,
      Map<String, CType> typeParameters,
      Map<String, Headers.Property> properties,
      @Nullable Availability outer) {
    String selector = HeaderReader.name(node);
    boolean classMethod = !node.path("instance").asBoolean();
    JsonNode type = node.path("returnType");
    Headers.Typed returns = typed(TypeParser.parse(type.path("qualType").asText()), typeParameters);
    boolean object = headers.names.kind(returns.source()) == ValueKind.OBJECT;
    return new Headers.Method(
        selector,
        classMethod,
        returns,
        parameters(node, typeParameters),
        node.path("variadic").asBoolean(),
        Attributes.owned(node, selector, object),
        Attributes.availability(node, outer),
        properties.get((classMethod ? "+" : "-") + selector));
  }

  /** The parameters of a method or a function. */
  List<Headers.Parameter> parameters(JsonNode node, Map<String, CType> typeParameters) {
    List<Headers.Parameter> parameters = new ArrayList<>();
    Attributes.of(node, "ParmVarDecl")
        .forEach(each ->
            parameters.add(
                new Headers.Parameter(
                    HeaderReader.name(each),
                    typed(
                        TypeParser.parse(each.path("type").path("qualType").asText()),
                        typeParameters))));
    return parameters;
  }

  /** A type in its three forms. */
  Headers.Typed typed(CType spelled, Map<String, CType> typeParameters) {
    Map<String, CType> bound = new HashMap<>(typeParameters);
    bound.put("instancetype", CType.Named.of("id")); // means something inside of a class only
    CType source = headers.names.bind(spelled, bound);
    return new Headers.Typed(
        spelled,
        source,
        headers.names.canonical(headers.names.bind(headers.names.canonical(source), bound)),
        headers.names.block(source, bound));
  }
}

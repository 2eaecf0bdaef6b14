package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the declarations of some frameworks from a syntax tree. */
final class HeaderReader implements AstReader.Visitor {
  /** What the bindings have no use for. */
  private static final Set<String> IGNORED =
      Set.of(
          "EmptyDecl",
          "StaticAssertDecl",
          "FileScopeAsmDecl",
          "ObjCCompatibleAliasDecl",
          "PragmaCommentDecl",
          "PragmaDetectMismatchDecl",
          "ImportDecl");

  /** What gives names to types. */
  private static final Set<String> NAMING = Set.of("EnumDecl", "RecordDecl", "TypedefDecl");

  private final Set<String> frameworks;
  private final Headers headers = new Headers();
  private final MethodParser methods = new MethodParser(headers);
  private final EnumParser enums = new EnumParser(headers);
  private final StructParser structs = new StructParser(headers);
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Availability> classes = new HashMap<>();

  /** What is made of types waits: a type definition inside of a class comes behind it. */
  private final List<Runnable> waiting = new ArrayList<>();

  private final Set<String> unknownKinds = new TreeSet<>();

  HeaderReader(Set<String> frameworks) {
    this.frameworks = Set.copyOf(frameworks);
  }

  /** What was found. */
  Headers headers() {
    enums.finish();
    waiting.forEach(Runnable::run);
    waiting.clear();
    unknownKinds.forEach(
        kind -> headers.notes.add("not understood: declarations of the kind " + kind));
    return headers;
  }

  @Override
  public void visit(JsonNode node) {
    String kind = node.path("kind").asText();
    switch (kind) {
      case "TypedefDecl" -> define(node);
      case "RecordDecl" -> structs.remember(node);
      case "EnumDecl" -> enums.remember(node);
      default -> {}
    }
    Sdk.frameworkOf(node.path(AstReader.FILE).asText())
        .filter(frameworks::contains)
        .ifPresent(framework -> {
          if (NAMING.contains(kind)) {
            declaration(kind, node, framework);
          } else {
            waiting.add(() -> declaration(kind, node, framework));
          }
        });
  }

  private void declaration(String kind, JsonNode node, String framework) {
    try {
      switch (kind) {
        case "ObjCProtocolDecl" -> type(Kind.PROTOCOL, node, framework);
        case "ObjCInterfaceDecl" -> type(Kind.CLASS, node, framework);
        case "ObjCCategoryDecl" -> category(node, framework);
        case "EnumDecl" -> enums.declare(node, framework);
        case "RecordDecl" -> structs.declare(node, framework);
        case "TypedefDecl" -> {
          structs.name(node, framework);
          enums.name(node);
        }
        case "FunctionDecl" -> function(node, framework);
        case "VarDecl" -> constant(node, framework);
        default -> {
          if (!IGNORED.contains(kind)) {
            unknownKinds.add(kind);
          }
        }
      }
    } catch (IllegalArgumentException notUnderstood) {
      headers.notes.add("left out: " + name(node) + ": " + notUnderstood.getMessage());
    }
  }

  private void define(JsonNode node) {
    String spelling = node.path("type").path("qualType").asText();
    try {
      headers.names.define(name(node), TypeParser.parse(spelling));
    } catch (IllegalArgumentException strange) {
      // A vector type, say. Whatever uses the name is reported where it is used.
      headers.names.define(name(node), CType.Named.of(name(node)));
    }
  }

  private void type(Kind kind, JsonNode node, String framework) {
    if (!node.path(AstReader.COMPLETE).asBoolean() || !seen.add(kind + " " + name(node))) {
      return;
    }
    Availability macos = Attributes.availability(node, null);
    if (kind == Kind.CLASS && macos != null) {
      classes.put(name(node), macos);
    }
    List<String> adopts = new ArrayList<>();
    node.path("protocols").forEach(each -> adopts.add(name(each)));
    headers.types.add(
        new Headers.Type(
            kind,
            name(node),
            framework,
            node.path("super").path("name").textValue(),
            adopts,
            macos,
            methods.read(name(node), node, macos)));
  }

  private void category(JsonNode node, String framework) {
    String owner = name(node.path("interface"));
    Availability macos = Attributes.availability(node, classes.get(owner));
    headers.categories.add(
        new Headers.Category(owner, framework, methods.read(owner, node, macos)));
  }

  /** Functions with a body are inline: there is no symbol to call. */
  private void function(JsonNode node, String framework) {
    if (node.path("storageClass").asText().equals("static")
        || node.path("inline").asBoolean()
        || !seen.add("function " + name(node))) {
      return;
    }
    if (node.path("variadic").asBoolean()) {
      headers.notes.add("left out: " + name(node) + ": it takes any number of arguments");
      return;
    }
    JsonNode type = node.path("type");
    String spelling = type.path("desugaredQualType").asText(type.path("qualType").asText());
    if (!(TypeParser.parse(spelling) instanceof CType.Function shape)) {
      throw new IllegalArgumentException("not the type of a function: " + spelling);
    }
    Headers.Typed returns = methods.typed(shape.result(), Map.of());
    headers.functions.add(
        new Headers.Function(
            name(node),
            framework,
            Attributes.has(node, "NSReturnsRetainedAttr")
                || Attributes.has(node, "CFReturnsRetainedAttr"),
            Attributes.availability(node, null),
            returns,
            methods.parameters(node, Map.of())));
  }

  /** Constants with a value in the header; what is only {@code extern} has none. */
  private void constant(JsonNode node, String framework) {
    String type = node.path("type").path("qualType").asText();
    if (node.hasNonNull("init")
        && type.startsWith("const ")
        && headers.names.kind(TypeParser.parse(type)) == ValueKind.INTEGER
        && seen.add("constant " + name(node))) {
      headers.constants.add(
          new Headers.Constant(
              name(node),
              framework,
              type.replaceFirst("^const ", ""),
              Attributes.availability(node, null),
              false));
    }
  }

  static String name(JsonNode node) {
    return node.path("name").asText();
  }
}

package dev.panametal.bindings.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares everything that was generated with the facts; a line for each difference. */
final class FactsCheck {
  private static final String OLDEST_MACOS = "11.0";
  private static final Pattern CODE = Pattern.compile("\\{@code (\\w+)}([^;]*)");

  private final Map<String, ObjectNode> facts;
  private final GeneratedSources sources;
  private final List<String> differences = new ArrayList<>();
  private int checked;

  private FactsCheck(Map<String, ObjectNode> facts, GeneratedSources sources) {
    this.facts = facts;
    this.sources = sources;
  }

  /**
   * The result of a comparison.
   *
   * @param checked how many methods, constants and fields were compared
   * @param differences a line for each difference
   */
  record Result(int checked, List<String> differences) {}

  /** Compares all facts; what was generated besides is a difference where they are complete. */
  static Result compare(Map<String, ObjectNode> facts, GeneratedSources sources) {
    FactsCheck check = new FactsCheck(facts, sources);
    check.messages();
    facts.values().forEach(check::declaration);
    check.shapes();
    return new Result(check.checked, List.copyOf(check.differences));
  }

  private void differ(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add("%s: %s by the facts, generated %s".formatted(what, expected, found));
    }
  }

  // --- messages ---

  private void messages() {
    Map<String, GeneratedMessage> generated = new HashMap<>();
    for (GeneratedMessage each : sources.messages()) {
      if (facts.containsKey(each.type()) && generated.put(each.name(), each) != null) {
        differences.add(each.name() + ": generated twice");
      }
    }
    for (ObjectNode type : facts.values()) {
      for (JsonNode method : type.path("methods")) {
        String name = name(type, method);
        GeneratedMessage message = generated.remove(name);
        boolean plainInit = method.path("selector").asText().equals("init") && isClass(type);
        if (method.path("macos").path("unavailable").asBoolean() || plainInit) {
          differ(name, "not bound", message == null ? "not bound" : "bound");
        } else if (message == null) {
          differences.add(name + ": not generated");
        } else {
          checked++;
          message(name, type, method, message);
        }
      }
    }
    new TreeSet<>(generated.keySet()).forEach(each -> differences.add(each + ": not in the facts"));
  }

  private static boolean isClass(ObjectNode type) {
    return type.path("kind").asText().equals("class");
  }

  private static String name(ObjectNode type, JsonNode method) {
    return (method.path("class_method").asBoolean() ? "+[" : "-[")
        + type.path("name").asText()
        + " "
        + method.path("selector").asText()
        + "]";
  }

  private void message(String name, ObjectNode type, JsonNode method, GeneratedMessage message) {
    JsonNode encoding = method.path("encoding");
    for (String target : List.of("arm64", "x86_64")) {
      String text = encoding.isTextual() ? encoding.asText() : encoding.path(target).asText();
      differ(name + " carriers on " + target, Carriers.ofMessage(text), message.carriers());
    }
    differ(name + " check of its version", newer(type, method), message.introduced());
    availability(name, method, javadoc(message.method()));
    result(name, method, message.method());
    parameters(name, method, message.method());
  }

  /** The version that a check names, or nothing where no check is needed. */
  private static String newer(ObjectNode type, JsonNode method) {
    String introduced = method.path("macos").path("introduced").asText(OLDEST_MACOS);
    String ofType = type.path("macos").path("introduced").asText("0");
    boolean newer = after(introduced, OLDEST_MACOS) && after(introduced, ofType);
    return newer || method.path("optional").asBoolean() ? introduced : "";
  }

  private static boolean after(String version, String other) {
    String[] left = version.split("\\.", -1);
    String[] right = other.split("\\.", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int a = i < left.length ? Integer.parseInt(left[i]) : 0;
      int b = i < right.length ? Integer.parseInt(right[i]) : 0;
      if (a != b) {
        return a > b;
      }
    }
    return false;
  }

  private void availability(String name, JsonNode fact, String javadoc) {
    JsonNode macos = fact.path("macos");
    differ(
        name + " version",
        text(macos, "introduced"),
        find(javadoc, "(?<!deprecated in) macOS ([0-9.]*\\d)"));
    differ(
        name + " deprecation",
        text(macos, "deprecated"),
        find(javadoc, "deprecated in macOS ([0-9.]*\\d)"));
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText("");
  }

  private static String find(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private void result(String name, JsonNode method, MethodDeclaration java) {
    JsonNode result = method.path("returns");
    boolean error = reportsError(method);
    boolean object = kind(result).equals("object");
    boolean discarded = method.path("discarded").asBoolean();
    String type = java.getType().asString();
    boolean owned = object && method.path("owned").asBoolean() && !discarded;
    differ(name + " ownership", owned, type.startsWith("Owned<"));
    boolean nullable = object && !discarded && !error && !promisesObject(result);
    differ(name + " nullability of the result", nullable, isNullable(java));
    if (discarded || (error && kind(result).equals("bool"))) {
      differ(name + " result", "void", type);
    } else {
      String bare = type.replaceFirst("^Owned<(.*)>$", "$1");
      String self = name.replaceFirst(".*\\[(\\w+) .*", "$1");
      differ(name + " result", javaType(result, self), bare);
    }
    differ(name + " error", error, java.toString().contains("ErrorSlot.open()"));
  }

  private static boolean promisesObject(JsonNode value) {
    return value.path("nullability").asText().equals("nonnull");
  }

  private static boolean isNullable(NodeWithAnnotations<?> node) {
    return node.getAnnotationByName("Nullable").isPresent();
  }

  private static boolean reportsError(JsonNode method) {
    JsonNode params = method.path("params");
    return !params.isEmpty()
        && params.path(params.size() - 1).path("type").asText().equals("NSError **");
  }

  private void parameters(String name, JsonNode method, MethodDeclaration java) {
    List<Parameter> declared = new ArrayList<>(java.getParameters());
    declared.removeIf(each -> each.getType().asString().equals("SegmentAllocator"));
    JsonNode params = method.path("params");
    int count = params.size() - (reportsError(method) ? 1 : 0);
    differ(name + " number of parameters", count, declared.size());
    for (int i = 0; i < Math.min(count, declared.size()); i++) {
      JsonNode param = params.path(i);
      String what = name + " " + param.path("name").asText();
      boolean reference = kind(param).equals("object") || kind(param).equals("block");
      differ(
          what + " nullability", reference && !promisesObject(param), isNullable(declared.get(i)));
      differ(what + " type", javaType(param, ""), declared.get(i).getType().asString());
    }
  }

  private static String kind(JsonNode value) {
    return value.path("kind").asText();
  }

  /** The Java type of a value, as a reader of the facts expects it. */
  private String javaType(JsonNode value, String self) {
    String type = value.path("type").asText();
    String canonical = value.path("canonical").asText(type);
    return switch (kind(value)) {
      case "void" -> "void";
      case "bool" -> "boolean";
      case "float" -> "float";
      case "double" -> "double";
      case "block" -> "ObjCBlock";
      case "object" -> objectType(type, canonical, self);
      case "pointer", "cf", "opaque", "object_out", "object_array" -> "MemorySegment";
      case "struct" -> isOneInteger(type) || isOneInteger(canonical) ? "long" : "MemorySegment";
      case "enum" ->
          integer(requireNonNull(facts.get(type.replace("const ", ""))).path("size").asInt(8));
      default -> integerType(canonical);
    };
  }

  /** A structure of one 64-bit integer travels as that integer. */
  private boolean isOneInteger(String struct) {
    ObjectNode fact = facts.get(struct);
    return fact != null && fact.path("size").asInt() == 8 && fact.path("fields").size() == 1;
  }

  private static String objectType(String type, String canonical, String self) {
    if (type.equals("instancetype")) {
      return self;
    }
    for (String spelling : List.of(type, canonical)) {
      String name = find(spelling, "^(?:const )?(?:__kindof )?(?:id<)?(\\w+)(?:<.*>)?[> ]\\*?$");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return self.isEmpty() ? "ObjCObject" : "NSObject";
  }

  private static String integerType(String canonical) {
    return switch (canonical.replace("const ", "")) {
      case "unsigned char", "uint8_t" -> "byte";
      case "int", "unsigned int", "uint32_t" -> "int";
      default -> "long";
    };
  }

  private static String javadoc(NodeWithJavadoc<?> node) {
    return node.getJavadocComment()
        .map(each -> each.getContent().replaceAll("\\s*\\n\\s*\\*\\s*", " "))
        .orElse("");
  }

  // --- constants, structures ---

  private void declaration(ObjectNode fact) {
    String name = fact.path("name").asText();
    switch (fact.path("kind").asText()) {
      case "enum", "options", "constants" -> constants(name, fact);
      case "struct" -> structure(name, fact);
      case "function" -> function(name, fact);
      default -> {}
    }
    if (!fact.path("kind").asText().equals("function") && sources.find(name).isEmpty()) {
      differences.add(name + ": not generated");
    }
  }

  private void constants(String name, ObjectNode fact) {
    Map<String, FieldDeclaration> generated = new HashMap<>();
    Map<String, String> documented = new HashMap<>();
    TypeDeclaration<?> type = sources.find(name).orElse(null);
    if (type == null) {
      return;
    }
    for (FieldDeclaration field : type.getFields()) {
      Matcher matcher = CODE.matcher(javadoc(field));
      while (matcher.find()) {
        generated.put(matcher.group(1), field);
        documented.put(matcher.group(1), matcher.group(2));
      }
    }
    for (JsonNode constant : fact.path("constants")) {
      String spelling = constant.path("name").asText();
      FieldDeclaration field = generated.remove(spelling);
      if (field == null) {
        differences.add(spelling + ": not generated");
        continue;
      }
      checked++;
      String javaType = field.getElementType().asString();
      int size = fact.path("size").asInt();
      differ(spelling + " type", integer(size), javaType);
      // An unsigned value beyond the signed range keeps its bits.
      long value = constant.path("value").bigIntegerValue().longValue();
      long found = literal(field);
      int unused = Long.SIZE - size * Byte.SIZE;
      differ(spelling + " value", value << unused, found << unused);
      availability(spelling, constant, documented.getOrDefault(spelling, ""));
    }
    generated.keySet().forEach(each -> differences.add(each + ": not in the facts"));
  }

  private static String integer(int size) {
    return switch (size) {
      case 8 -> "long";
      case 4 -> "int";
      case 1 -> "byte";
      default -> throw new IllegalArgumentException("an integer of " + size + " bytes");
    };
  }

  private static long literal(FieldDeclaration field) {
    String text = field.getVariable(0).getInitializer().map(Expression::toString).orElse("");
    return new BigInteger(text.replaceFirst("L$", "")).longValue();
  }

  private void structure(String name, ObjectNode fact) {
    StructureLayout layout = StructureLayout.of(name, sources);
    differ(name + " size", fact.path("size").asInt(), layout.size());
    for (JsonNode field : fact.path("fields")) {
      if (!field.path("note").asText().startsWith("union with")) {
        checked++;
        String fieldName = field.path("name").asText();
        int offset = field.path("offset").asInt();
        differ(name + "." + fieldName + " offset", offset, layout.offset(fieldName));
        differ(
            name + "." + fieldName + " offset of its accessor",
            offset,
            layout.accessorOffset(fieldName));
      }
    }
  }

  // --- functions, shapes ---

  private void function(String name, ObjectNode fact) {
    checked++;
    for (TypeDeclaration<?> functions : sources.ending("Functions")) {
      for (MethodCallExpr call : functions.findAll(MethodCallExpr.class)) {
        if (call.getNameAsString().equals("function")
            && call.getArgument(0).asStringLiteralExpr().asString().equals(name)) {
          differ(
              name + " carriers",
              Carriers.all(fact.path("encoding").asText()),
              carriers(call.getArgument(1).asMethodCallExpr()));
          String java =
              functions.getMethods().stream()
                  .filter(each -> javadoc(each).contains("{@code " + name + "}"))
                  .map(each -> each.getType().asString())
                  .findFirst()
                  .orElse("no method");
          differ(name + " ownership", fact.path("owned").asBoolean(), java.startsWith("Owned<"));
          return;
        }
      }
    }
    differences.add(name + ": not generated");
  }

  /** The handle behind each send method has the shape that the method's name promises. */
  private void shapes() {
    for (TypeDeclaration<?> messages : sources.ending("Messages")) {
      String result = messages.getNameAsString().replace("Messages", "");
      for (MethodDeclaration method : messages.getMethods()) {
        checked++;
        List<String> promised = new ArrayList<>(List.of(result, "Long", "Long"));
        int own = GeneratedSources.returnsStructure(result) ? 3 : 2;
        String named = method.getNameAsString().substring("send".length());
        promised.addAll(
            named.isEmpty()
                ? Collections.nCopies(method.getParameters().size() - own, "Long")
                : GeneratedSources.split(named));
        MethodCallExpr call = invocation(method);
        String holder = call.getScope().orElseThrow().toString().replace(".HANDLE", "");
        differ(
            messages.getNameAsString() + "." + method.getDeclarationAsString(false, false),
            promised,
            carriers(descriptor(messages, holder)));
        differ(holder + " arguments", method.getParameters().size(), call.getArguments().size());
      }
    }
  }

  private static MethodCallExpr invocation(MethodDeclaration method) {
    return method.findAll(MethodCallExpr.class).stream()
        .filter(each -> each.getNameAsString().equals("invokeExact"))
        .findFirst()
        .orElseThrow();
  }

  private static MethodCallExpr descriptor(TypeDeclaration<?> messages, String holder) {
    return messages.getMembers().stream()
        .flatMap(each -> each.toClassOrInterfaceDeclaration().stream())
        .filter(each -> each.getNameAsString().equals(holder))
        .flatMap(each -> each.findAll(MethodCallExpr.class).stream())
        .filter(each ->
            each.getScope()
                .filter(scope -> scope.toString().equals("FunctionDescriptor"))
                .isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** The layouts of a function descriptor, as the names of carriers. */
  private List<String> carriers(MethodCallExpr descriptor) {
    List<String> carriers = new ArrayList<>();
    if (descriptor.getNameAsString().equals("ofVoid")) {
      carriers.add("Void");
    }
    descriptor.getArguments().forEach(each -> carriers.add(carrier(each.toString())));
    return carriers;
  }

  private String carrier(String layout) {
    if (layout.startsWith("JAVA_")) {
      return layout.charAt(5) + layout.substring(6).toLowerCase(Locale.ROOT);
    }
    Expression struct =
        requireNonNull(
                GeneratedSources.fields(sources.find("StructLayouts").orElseThrow())
                    .get(layout.replace("StructLayouts.", "")))
            .getInitializer()
            .orElseThrow();
    List<String> fields =
        struct.asMethodCallExpr().getArguments().stream()
            .map(each -> carrier(each.toString()))
            .toList();
    return fields.stream().distinct().count() == 1
        ? fields.getFirst() + fields.size()
        : String.join("And", fields);
  }
}

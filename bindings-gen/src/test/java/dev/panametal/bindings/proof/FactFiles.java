package dev.panametal.bindings.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The facts as JSON trees, by the name of the declaration, in the form of the API files. */
final class FactFiles {
  private static final JsonMapper JSON = new JsonMapper();

  private FactFiles() {}

  /** The committed API files, with the corrections of the overrides. */
  static Map<String, ObjectNode> committed(Path api) throws IOException {
    Map<String, ObjectNode> facts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(api)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        ObjectNode fact = (ObjectNode) JSON.readTree(Files.readString(file));
        facts.put(fact.path("name").asText(), fact);
      }
    }
    correct(facts, Files.readAllLines(api.resolve("overrides.txt")));
    return facts;
  }

  /** The complete facts of Metal, brought into the same form. */
  static Map<String, ObjectNode> complete(Path folder, Path api) throws IOException {
    JsonNode metal = JSON.readTree(folder.resolve("metal-api.json").toFile());
    Map<String, ObjectNode> facts = new TreeMap<>();
    for (String section : List.of("protocols", "classes", "enums", "structs")) {
      for (Map.Entry<String, JsonNode> each : metal.path(section).properties()) {
        ObjectNode fact = each.getValue().deepCopy();
        fact.put("name", each.getKey()).put("kind", kind(section, fact)).put("framework", "Metal");
        available(fact);
        fact.path("methods").forEach(method -> method((ObjectNode) method));
        fact.path("constants").forEach(constant -> available((ObjectNode) constant));
        facts.put(each.getKey(), fact);
      }
    }
    correct(facts, Files.readAllLines(api.resolve("overrides.txt")));
    return facts;
  }

  private static String kind(String section, ObjectNode fact) {
    return switch (section) {
      case "protocols" -> "protocol";
      case "classes" -> "class";
      case "structs" -> "struct";
      default -> fact.path("kind").asText().equals("NS_OPTIONS") ? "options" : "enum";
    };
  }

  private static void method(ObjectNode method) {
    available(method);
    method.put("owned", method.path("ownership").asText().startsWith("+1"));
    method.put("optional", method.has("required") && !method.path("required").asBoolean());
    promise((ObjectNode) method.path("returns"));
    method.path("params").forEach(each -> promise((ObjectNode) each));
  }

  private static void promise(ObjectNode value) {
    switch (value.path("nullability").asText()) {
      case "nullable_result", "null_resettable" -> value.put("nullability", "nullable");
      case "null_unspecified", "unspecified" -> value.remove("nullability");
      default -> {}
    }
  }

  private static void available(ObjectNode fact) {
    JsonNode macos = fact.path("availability").path("macos");
    ObjectNode result = fact.putObject("macos");
    for (String each : List.of("introduced", "deprecated", "unavailable")) {
      if (macos.has(each)) {
        result.set(each, macos.path(each));
      }
    }
    if (fact.has("effective_introduced")) {
      result.set("introduced", fact.path("effective_introduced"));
    }
  }

  /** Applies the overrides that change a promise, an owner or a version. */
  private static void correct(Map<String, ObjectNode> facts, List<String> overrides) {
    for (String line : overrides) {
      String[] words =
          line.replaceFirst("#.*", "").replace("[", "").replace("]", "").strip().split("\\s+");
      if (words.length < 3
          || !words[1].matches("[+-]\\w+")
          || !facts.containsKey(words[1].substring(1))) {
        continue;
      }
      for (JsonNode each : facts.get(words[1].substring(1)).path("methods")) {
        ObjectNode method = (ObjectNode) each;
        if (method.path("selector").asText().equals(words[2])) {
          correct(method, words);
        }
      }
    }
  }

  private static void correct(ObjectNode method, String[] words) {
    switch (words[0]) {
      case "nullable", "nonnull" -> {
        if (words.length == 3) {
          ((ObjectNode) method.path("returns")).put("nullability", words[0]);
        } else {
          for (JsonNode param : (ArrayNode) method.path("params")) {
            if (param.path("name").asText().equals(words[3])) {
              ((ObjectNode) param).put("nullability", words[0]);
            }
          }
        }
      }
      case "owned" -> method.put("owned", true);
      case "introduced" -> method.withObjectProperty("macos").put("introduced", words[3]);
      case "void" -> method.put("discarded", true);
      default -> {}
    }
  }
}

package dev.panametal.bindings.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The differences between two APIs, by declaration, each with its members. */
public final class ApiDiff {
  /** The lists whose elements are told apart by name. */
  private static final Set<String> MEMBERS = Set.of("methods", "constants", "fields");

  private final List<Change> changes;
  private final Counts methods;
  private final int same;

  /**
   * How many methods are in both and equal, in both and different, in one only.
   *
   * @param matching in both, equal
   * @param differing in both, different
   * @param missing in the first only
   * @param further in the second only
   */
  public record Counts(int matching, int differing, int missing, int further) {}

  private ApiDiff(List<Change> changes, Counts methods, int same) {
    this.changes = List.copyOf(changes);
    this.methods = methods;
    this.same = same;
  }

  /** The differences of a second API from a first one. */
  public static ApiDiff between(Api first, Api second) {
    Map<String, Declaration> before = byName(first);
    Map<String, Declaration> after = byName(second);
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (String name : union(before.keySet(), after.keySet())) {
      Declaration old = before.get(name);
      Declaration young = after.get(name);
      if (old != null && old.equals(young)) {
        same++;
      } else if (old != null && young != null) {
        changes.add(changed(name, describe(young), ApiFiles.json(old), ApiFiles.json(young)));
      } else if (old != null) {
        changes.add(new Change.Removed(name, describe(old)));
      } else if (young != null) {
        changes.add(new Change.Added(name, describe(young)));
      }
    }
    return new ApiDiff(changes, count(methods(first), methods(second)), same);
  }

  private static Map<String, Declaration> byName(Api api) {
    Map<String, Declaration> byName = new TreeMap<>();
    api.declarations().forEach(each -> byName.put(each.name(), each));
    return byName;
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> names = new TreeSet<>(first);
    names.addAll(second);
    return names;
  }

  private static Map<String, Object> methods(Api api) {
    Map<String, Object> methods = new TreeMap<>();
    api.all(ObjectType.class)
        .forEach(type ->
            type.methods().forEach(method -> methods.put(method.message(type.name()), method)));
    return methods;
  }

  private static Counts count(Map<String, Object> first, Map<String, Object> second) {
    int matching = 0;
    int differing = 0;
    for (Map.Entry<String, Object> each : first.entrySet()) {
      Object other = second.get(each.getKey());
      matching += each.getValue().equals(other) ? 1 : 0;
      differing += other != null && !each.getValue().equals(other) ? 1 : 0;
    }
    int common = matching + differing;
    return new Counts(matching, differing, first.size() - common, second.size() - common);
  }

  private static String describe(Declaration declaration) {
    String kind = declaration.kind().name().toLowerCase(Locale.ROOT);
    return switch (declaration) {
      case ObjectType type -> kind + ", " + type.methods().size() + " methods";
      case EnumType type -> kind + ", " + type.constants().size() + " constants";
      case StructType type -> kind + ", " + type.size() + " bytes";
      case Function _ -> kind;
    };
  }

  private static Change.Changed changed(String name, String what, JsonNode old, JsonNode young) {
    List<String> values = new ArrayList<>();
    List<Change> members = new ArrayList<>();
    for (String field : union(fields(old), fields(young))) {
      JsonNode before = old.path(field);
      JsonNode after = young.path(field);
      if (MEMBERS.contains(field)) {
        members.addAll(members(members(before), members(after)));
      } else {
        addValues(values, field, before, after);
      }
    }
    return new Change.Changed(name, what, values, members);
  }

  private static Set<String> fields(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Map<String, JsonNode> members(JsonNode list) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (JsonNode each : list) {
      String receiver = each.path("class_method").asBoolean() ? "+" : "-";
      members.put(
          each.has("selector")
              ? receiver + each.path("selector").asText()
              : each.path("name").asText(),
          each);
    }
    return members;
  }

  private static List<Change> members(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    List<Change> changes = new ArrayList<>();
    for (String name : union(before.keySet(), after.keySet())) {
      JsonNode old = before.get(name);
      JsonNode young = after.get(name);
      if (old != null && young != null) {
        if (!old.equals(young)) {
          changes.add(changed(name, "", old, young));
        }
      } else if (old != null) {
        changes.add(new Change.Removed(name, ""));
      } else {
        changes.add(new Change.Added(name, ""));
      }
    }
    return changes;
  }

  /** Goes down to the values that differ: {@code params[1].nullability: nonnull -> nullable}. */
  private static void addValues(List<String> values, String path, JsonNode old, JsonNode young) {
    if (old.equals(young)) {
      return;
    }
    if (old.isObject() && young.isObject()) {
      for (String field : union(fields(old), fields(young))) {
        addValues(values, path + "." + field, old.path(field), young.path(field));
      }
    } else if (old.isArray() && young.isArray() && old.size() == young.size()) {
      for (int i = 0; i < old.size(); i++) {
        addValues(values, path + "[" + i + "]", old.get(i), young.get(i));
      }
    } else {
      values.add(path + ": " + text(old) + " -> " + text(young));
    }
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return "none";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** Whether there is no difference at all. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The declarations that are not the same in both. */
  public List<String> names() {
    return changes.stream().map(Change::name).toList();
  }

  /** The methods of both. */
  public Counts methods() {
    return methods;
  }

  /** How many declarations are equal. */
  int same() {
    return same;
  }

  List<Change> changes() {
    return changes;
  }

  /** The differences without what only the second API has. */
  public ApiDiff withoutAdditions() {
    return new ApiDiff(
        changes.stream()
            .filter(each -> !(each instanceof Change.Added))
            .map(ApiDiff::withoutAdditions)
            .filter(each -> !isUnchanged(each))
            .toList(),
        methods,
        same);
  }

  private static Change withoutAdditions(Change change) {
    return change instanceof Change.Changed changed
        ? new Change.Changed(
            changed.name(),
            changed.what(),
            changed.values(),
            changed.members().stream().filter(each -> !(each instanceof Change.Added)).toList())
        : change;
  }

  private static boolean isUnchanged(Change change) {
    return change instanceof Change.Changed changed
        && changed.values().isEmpty()
        && changed.members().isEmpty();
  }
}

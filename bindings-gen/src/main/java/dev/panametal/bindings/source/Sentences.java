package dev.panametal.bindings.source;

import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A sentence about a type or a message, made of the words of its name, for those that nobody has
 * described: {@code copyFromBuffer:sourceOffset:toTexture:} copies from the buffer to the texture.
 */
final class Sentences {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "after", "at", "before", "by", "for", "from", "in", "into", "of", "on", "to", "using",
          "with");

  /** With these begin the names of actions; other selectors name what they return or encode. */
  private static final Set<String> VERBS =
      Set.of(
          "add",
          "begin",
          "build",
          "clear",
          "commit",
          "convert",
          "copy",
          "dispatch",
          "draw",
          "encode",
          "end",
          "enqueue",
          "execute",
          "fill",
          "generate",
          "get",
          "insert",
          "invalidate",
          "load",
          "make",
          "map",
          "move",
          "notify",
          "optimize",
          "pop",
          "present",
          "push",
          "query",
          "refit",
          "release",
          "remove",
          "replace",
          "request",
          "reset",
          "resolve",
          "sample",
          "serialize",
          "set",
          "signal",
          "start",
          "stop",
          "synchronize",
          "try",
          "update",
          "use",
          "wait",
          "write");

  /** How the names of properties that are true or false begin, and how a sentence does. */
  private static final Map<String, String> TRUTHS =
      Map.of(
          "has", "it has",
          "should", "it should",
          "supports", "it supports",
          "contains", "it contains",
          "allow", "to allow",
          "support", "to support");

  private Sentences() {}

  /** What a message does, or what a property holds. */
  static String about(Method method) {
    String property = method.property();
    if ("getter".equals(method.accessor()) && property != null) {
      return isTruth(method) ? truth(method.firstPart()) : "The " + phrase(words(property)) + ".";
    }
    if ("setter".equals(method.accessor()) && property != null) {
      return method.params().getFirst().kind() == ValueKind.BOOL
          ? "Sets the property {@code " + property + "}."
          : "Sets the " + phrase(words(property)) + ".";
    }
    return isTruth(method) ? truth(method.firstPart()) : action(method);
  }

  private static boolean isTruth(Method method) {
    return method.returns().kind() == ValueKind.BOOL
        && !method.reportsError()
        && !VERBS.contains(words(method.firstPart()).getFirst());
  }

  private static String truth(String name) {
    List<String> words = words(name);
    if (words.getFirst().matches("is|are")) {
      List<String> subject = words.subList(1, words.size() - 1);
      return "Whether "
          + (subject.isEmpty() ? "it" : phrase(subject))
          + " "
          + words.getFirst()
          + " "
          + words.getLast()
          + ".";
    }
    String beginning = TRUTHS.get(words.getFirst());
    return beginning == null
        ? "Whether the " + phrase(words) + " is on."
        : "Whether " + beginning + " " + phrase(words.subList(1, words.size())) + ".";
  }

  private static String action(Method method) {
    List<String> words = words(method.firstPart());
    String verb = words.getFirst();
    List<String> object = words.subList(1, words.size());
    String circumstances = circumstances(method);
    if (verb.equals("new") && !object.isEmpty()) {
      return "Makes a new " + phrase(object) + circumstances + ".";
    }
    if (verb.equals("init")) {
      return "Makes an object"
          + (object.isEmpty() ? "" : " " + phrase(object))
          + circumstances
          + ".";
    }
    if (VERBS.contains(verb)) {
      return thirdPerson(verb) + object(object) + circumstances + ".";
    }
    String what = phrase(words) + circumstances + ".";
    return method.returns().kind() == ValueKind.VOID ? "Encodes the " + what : "The " + what;
  }

  private static String object(List<String> words) {
    if (words.isEmpty()) {
      return " it";
    }
    return (PREPOSITIONS.contains(words.getFirst()) ? " " : " the ") + phrase(words);
  }

  /** The later parts of a selector that say where, with what and from what. */
  private static String circumstances(Method method) {
    String[] parts = method.selector().split(":", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < parts.length; i++) {
      List<String> words = words(parts[i]);
      if (words.size() > 1 && PREPOSITIONS.contains(words.getFirst())) {
        text.append(' ').append(phrase(words));
      }
    }
    return text.toString();
  }

  /** Words in a row; what follows a preposition gets its article. */
  private static String phrase(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      text.append(i == 0 ? "" : " ").append(word);
      boolean last = i + 1 == words.size();
      if (PREPOSITIONS.contains(word)
          && !last
          && !words.get(i + 1).equals("bytes")
          && !PREPOSITIONS.contains(words.get(i + 1))) {
        text.append(" the");
      }
    }
    return text.toString();
  }

  private static String thirdPerson(String verb) {
    String stem = Names.capitalized(verb);
    if (verb.matches(".*[^aeiou]y")) {
      return stem.substring(0, stem.length() - 1) + "ies";
    }
    return stem + (verb.matches(".*(s|x|sh|ch)") ? "es" : "s");
  }

  /** The words of a name, in lower case except abbreviations. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String each : Names.words(name.replaceFirst("^supports(?=\\d)", "supports_"))) {
      boolean abbreviation = each.length() > 1 && each.equals(each.toUpperCase(Locale.ROOT));
      words.add(abbreviation ? each : each.toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** What a type is. */
  static String about(Declaration type) {
    List<String> words = words(type.name().replaceFirst("^(MTL4?|NS)", ""));
    List<String> allButLast = words.subList(0, words.size() - 1);
    String last = words.getLast();
    if (!allButLast.isEmpty() && last.equals("descriptor")) {
      return "Describes " + withArticle(allButLast) + " to make.";
    }
    if (!allButLast.isEmpty() && last.equals("array") && type.kind() == Kind.CLASS) {
      return "Holds " + withArticle(allButLast) + " at each index.";
    }
    return switch (type.kind()) {
      case ENUM -> "The choices for " + withArticle(words) + ".";
      case OPTIONS ->
          "The options for " + withArticle(last.equals("options") ? allButLast : words) + ".";
      case CONSTANTS -> "The constants for " + withArticle(words) + ".";
      default -> Names.capitalized(withArticle(words)) + ".";
    };
  }

  private static String withArticle(List<String> words) {
    String first = words.getFirst();
    if (words.getLast().matches(".*[^s]s")) {
      return phrase(words);
    }
    return (first.matches("[aeio].*|IO|un.*") ? "an " : "a ") + phrase(words);
  }
}

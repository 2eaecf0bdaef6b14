package dev.panametal.bindings.importer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The constants of a module in LLVM's text form: our own answers, and the metadata that clang
 * writes for blocks and protocols (the layouts are those of Apple's runtime).
 */
final class LlvmModule {
  private static final Pattern GLOBAL = Pattern.compile("^@(\"[^\"]*\"|[\\w.$]+) = (.*)$");
  private static final Pattern TEXT =
      Pattern.compile("\\[\\d+ x i8] (?:c\"(.*?)\"|zeroinitializer)");
  private static final Pattern INTEGER = Pattern.compile("constant i\\d+ (-?\\d+)");
  private static final Pattern REFERENCE = Pattern.compile("ptr @(\"[^\"]*\"|[\\w.$]+)");
  private static final Pattern METHOD =
      Pattern.compile(
          "%struct\\._objc_method \\{ ptr @(\"[^\"]*\"|[\\w.$]+), ptr @(\"[^\"]*\"|[\\w.$]+),");

  private static final String PREFIX = "_OBJC_$_PROTOCOL_";

  private final Map<String, String> globals = new HashMap<>();

  private LlvmModule() {}

  static LlvmModule parse(String text) {
    LlvmModule module = new LlvmModule();
    text.lines()
        .map(GLOBAL::matcher)
        .filter(Matcher::matches)
        .forEach(global -> module.globals.put(unquote(global.group(1)), global.group(2)));
    return module;
  }

  private static String unquote(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }

  private String definition(String symbol) {
    return globals.getOrDefault(symbol, "");
  }

  /** The text of a C string. */
  Optional<String> text(String symbol) {
    Matcher text = TEXT.matcher(definition(symbol));
    return text.find()
        ? Optional.of(text.group(1) == null ? "" : unescape(text.group(1)))
        : Optional.empty();
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        plain.append(text.charAt(i));
      }
    }
    byte[] bytes = plain.toString().getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
  }

  /** The value of an integer. */
  Optional<Long> integer(String symbol) {
    Matcher value = INTEGER.matcher(definition(symbol));
    return value.find() ? Optional.of(Long.parseLong(value.group(1))) : Optional.empty();
  }

  private List<String> references(String symbol) {
    return REFERENCE
        .matcher(definition(symbol))
        .results()
        .map(each -> unquote(each.group(1)))
        .toList();
  }

  /** The signature of a block in a variable: its literal's descriptor names it. */
  Optional<String> blockSignature(String variable) {
    return references(variable).stream()
        .flatMap(literal -> references(literal).stream())
        .filter(each -> each.startsWith("__block_descriptor"))
        .flatMap(descriptor -> references(descriptor).stream())
        .flatMap(string -> text(string).stream())
        .findFirst();
  }

  /** The type encodings of a protocol's methods, by message. */
  Map<String, String> methods(String protocol) {
    Map<String, String> methods = new LinkedHashMap<>();
    for (String list :
        List.of(
            "INSTANCE_METHODS_", "CLASS_METHODS_", "INSTANCE_METHODS_OPT_", "CLASS_METHODS_OPT_")) {
      addMethods(methods, list, protocol);
    }
    return methods;
  }

  /** The optional ones among them. */
  Set<String> optionalMethods(String protocol) {
    Map<String, String> methods = new LinkedHashMap<>();
    addMethods(methods, "INSTANCE_METHODS_OPT_", protocol);
    addMethods(methods, "CLASS_METHODS_OPT_", protocol);
    return new HashSet<>(methods.keySet());
  }

  private void addMethods(Map<String, String> methods, String list, String protocol) {
    String receiver = list.startsWith("CLASS") ? "+" : "-";
    METHOD
        .matcher(definition(PREFIX + list + protocol))
        .results()
        .forEach(each ->
            text(unquote(each.group(1)))
                .ifPresent(selector ->
                    text(unquote(each.group(2)))
                        .ifPresent(encoding -> methods.put(receiver + selector, encoding))));
  }
}

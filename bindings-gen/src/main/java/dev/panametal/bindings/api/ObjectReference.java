package dev.panametal.bindings.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the C spelling of an object type refers to. */
public final class ObjectReference {
  private static final Pattern PROTOCOL = Pattern.compile("id<(\\w+)>");
  private static final Pattern CLASS = Pattern.compile("(\\w+)(<.*>)? ?\\*");

  private ObjectReference() {}

  /**
   * The name of the protocol or class of an object type, or nothing for an untyped {@code id}.
   * Typedefs are seen through; {@code instancetype} is untyped here.
   */
  public static Optional<String> name(String type, @Nullable String canonical) {
    return Stream.of(type, canonical == null ? type : canonical)
        .flatMap(spelling -> match(spelling).stream())
        .findFirst();
  }

  private static Optional<String> match(String spelling) {
    String bare = spelling.replaceAll("\\bconst\\b|__kindof", "").strip();
    return Stream.of(PROTOCOL, CLASS)
        .map(pattern -> pattern.matcher(bare))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}

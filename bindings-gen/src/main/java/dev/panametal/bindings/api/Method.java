package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a protocol or a class.
 *
 * @param selector the selector
 * @param classMethod whether the class receives it, not an instance
 * @param encoding the type encoding on each target
 * @param returns the result
 * @param params the parameters, without receiver and selector
 * @param property the property it reads or writes, or null
 * @param accessor {@code getter} or {@code setter} of that property, or null
 * @param owned whether the caller owns the object that is returned (+1)
 * @param optional whether a conforming object may lack it
 * @param variadic whether it takes further arguments
 * @param macos since when it exists, or null where nothing is said
 * @param java the Java name, where it is not the first part of the selector
 * @param constant the name of the selector's constant, where its words alone are not enough
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({
  "selector",
  "class_method",
  "java",
  "constant",
  "encoding",
  "property",
  "accessor",
  "owned",
  "optional",
  "variadic",
  "macos",
  "returns",
  "params"
})
public record Method(
    String selector,
    @JsonProperty("class_method") boolean classMethod,
    TargetEncoding encoding,
    Value returns,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Parameter> params,
    @Nullable String property,
    @Nullable String accessor,
    boolean owned,
    boolean optional,
    boolean variadic,
    @Nullable Availability macos,
    @Nullable String java,
    @Nullable String constant) {

  /** Class methods first; a property's getter and setter together, by the property's name. */
  public static final Comparator<Method> ORDER =
      Comparator.comparing(Method::classMethod)
          .reversed()
          .thenComparing(
              method -> method.property() == null ? method.selector() : method.property())
          .thenComparing(method -> "setter".equals(method.accessor()))
          .thenComparing(Method::selector);

  /** An absent list in JSON is an empty one here. */
  public Method {
    params = params == null ? List.of() : List.copyOf(params);
  }

  /** The message as it is usually written, {@code -[MTLBuffer contents]}. */
  public String message(String type) {
    return (classMethod ? "+[" : "-[") + type + " " + selector + "]";
  }

  /** The first part of the selector. */
  public String firstPart() {
    int colon = selector.indexOf(':');
    return colon < 0 ? selector : selector.substring(0, colon);
  }

  /** The name of the Java method. */
  public String javaName() {
    return java == null ? firstPart() : java;
  }

  /** Whether this initialises a fresh object: {@code init}, or {@code init} and a capital. */
  public boolean initializes() {
    String first = firstPart();
    return !classMethod
        && first.startsWith("init")
        && (first.length() == 4 || !Character.isLowerCase(first.charAt(4)));
  }

  /** Whether the last parameter receives an {@code NSError}. */
  public boolean reportsError() {
    return !params.isEmpty() && params.getLast().type().equals("NSError **");
  }

  /** The parameters a Java caller passes. */
  public List<Parameter> javaParameters() {
    return reportsError() ? params.subList(0, params.size() - 1) : params;
  }

  /** The same method under another Java name. */
  public Method withJava(@Nullable String name) {
    return new Method(
        selector,
        classMethod,
        encoding,
        returns,
        params,
        property,
        accessor,
        owned,
        optional,
        variadic,
        macos,
        name,
        constant);
  }

  /** The same method with another name for its selector's constant. */
  public Method withConstant(@Nullable String name) {
    return new Method(
        selector,
        classMethod,
        encoding,
        returns,
        params,
        property,
        accessor,
        owned,
        optional,
        variadic,
        macos,
        java,
        name);
  }

  /** The same method with other types. */
  public Method withTypes(Value result, List<Parameter> parameters) {
    return new Method(
        selector,
        classMethod,
        encoding,
        result,
        parameters,
        property,
        accessor,
        owned,
        optional,
        variadic,
        macos,
        java,
        constant);
  }

  /** The same method with a result that the caller owns. */
  public Method withOwnedResult() {
    return new Method(
        selector,
        classMethod,
        encoding,
        returns,
        params,
        property,
        accessor,
        true,
        optional,
        variadic,
        macos,
        java,
        constant);
  }

  /** The same method, introduced by another macOS. */
  public Method withIntroduced(String version) {
    Availability known = macos == null ? new Availability(null, null, false) : macos;
    return new Method(
        selector,
        classMethod,
        encoding,
        returns,
        params,
        property,
        accessor,
        owned,
        optional,
        variadic,
        new Availability(version, known.deprecated(), known.unavailable()),
        java,
        constant);
  }
}

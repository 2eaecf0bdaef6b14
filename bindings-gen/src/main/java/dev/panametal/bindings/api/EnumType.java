package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration, or loose constants that share an integer type.
 *
 * @param kind {@link Kind#ENUM}, {@link Kind#OPTIONS} or {@link Kind#CONSTANTS}
 * @param name its name
 * @param framework the framework that declares it
 * @param underlying the integer type as it is spelled in C
 * @param size the size of a value in bytes
 * @param macos since when it exists, or null where nothing is said
 * @param constants the constants, in the order of their values
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({"kind", "name", "framework", "underlying", "size", "macos", "constants"})
public record EnumType(
    Kind kind,
    String name,
    String framework,
    String underlying,
    int size,
    @Nullable Availability macos,
    List<Constant> constants)
    implements Declaration {

  /** Copies the constants. */
  public EnumType {
    constants = List.copyOf(constants);
  }

  /**
   * A constant.
   *
   * @param name its name
   * @param value its value; unsigned ones are positive
   * @param macos since when it exists, or null where nothing is said
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  @JsonPropertyOrder({"name", "value", "macos"})
  public record Constant(
      String name,
      @JsonInclude(JsonInclude.Include.ALWAYS) BigInteger value,
      @Nullable Availability macos) {
    /** By value, then by name. */
    public static final Comparator<Constant> ORDER =
        Comparator.comparing(Constant::value).thenComparing(Constant::name);
  }
}

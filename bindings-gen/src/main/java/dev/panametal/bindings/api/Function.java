package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exported C function.
 *
 * @param kind {@link Kind#FUNCTION}
 * @param name its name, which is the symbol
 * @param framework the framework that declares it
 * @param encoding the type encodings of the result and of each parameter, one after the other
 * @param owned whether the caller owns the object that is returned (+1)
 * @param macos since when it exists, or null where nothing is said
 * @param returns the result
 * @param params the parameters
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({"kind", "name", "framework", "encoding", "owned", "macos", "returns", "params"})
public record Function(
    Kind kind,
    String name,
    String framework,
    String encoding,
    boolean owned,
    @Nullable Availability macos,
    Value returns,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Parameter> params)
    implements Declaration {

  /** An absent list in JSON is an empty one here. */
  public Function {
    params = params == null ? List.of() : List.copyOf(params);
  }
}

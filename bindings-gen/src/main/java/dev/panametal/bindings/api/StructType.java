package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A C structure.
 *
 * @param kind {@link Kind#STRUCT}
 * @param name its name
 * @param framework the framework that declares it
 * @param encoding its type encoding
 * @param size the size in bytes
 * @param align the alignment in bytes
 * @param fields the fields in the order of their offsets
 */
@JsonPropertyOrder({"kind", "name", "framework", "encoding", "size", "align", "fields"})
public record StructType(
    Kind kind,
    String name,
    String framework,
    String encoding,
    int size,
    int align,
    List<Field> fields)
    implements Declaration {

  /** Copies the fields. */
  public StructType {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param name its name
   * @param type the type as it is spelled in C
   * @param offset the offset in bytes
   * @param size the size in bytes
   */
  @JsonPropertyOrder({"name", "type", "offset", "size"})
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Field(String name, String type, int offset, int size) {}
}

package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Since which macOS something can be used.
 *
 * @param introduced the first version, or null where the facts name none
 * @param deprecated the version that deprecated it, or null
 * @param unavailable whether the headers forbid its use
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Availability(
    @Nullable String introduced, @Nullable String deprecated, boolean unavailable) {}

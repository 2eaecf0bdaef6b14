package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The type of a block.
 *
 * @param type as it is spelled in C, without typedefs of the block itself
 * @param signature as a compiler encodes it into a block literal
 */
@JsonPropertyOrder({"type", "signature"})
public record Block(String type, String signature) {}

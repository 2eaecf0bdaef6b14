package dev.panametal.embedded.msl.source;

/**
 * A function constant of a library.
 *
 * @param typeName as declared
 * @param required whether the library never asks if it is defined
 */
public record FunctionConstant(String name, int index, String typeName, boolean required) {}

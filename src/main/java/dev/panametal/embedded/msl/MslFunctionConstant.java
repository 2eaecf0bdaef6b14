package dev.panametal.embedded.msl;

/**
 * A function constant that a library declares.
 *
 * @param index its number, under which values are given
 * @param dataType its {@code MTLDataType}; 0 for a type that has none
 * @param required whether the library never asks with {@code is_function_constant_defined}; a
 *     kernel that uses it cannot be built without a value
 */
public record MslFunctionConstant(String name, int index, int dataType, boolean required) {}

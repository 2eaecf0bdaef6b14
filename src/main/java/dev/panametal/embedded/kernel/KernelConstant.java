package dev.panametal.embedded.kernel;

/**
 * A function constant.
 *
 * @param name as in the source
 * @param dataType its {@code MTLDataType}
 * @param index its {@code [[function_constant(n)]]}
 * @param required whether the kernel cannot be made without it
 */
public record KernelConstant(String name, long dataType, long index, boolean required) {}

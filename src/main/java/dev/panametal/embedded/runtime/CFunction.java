package dev.panametal.embedded.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * A C function that Java answers.
 *
 * @param descriptor its types
 * @param handle a handle of those types
 */
record CFunction(FunctionDescriptor descriptor, MethodHandle handle) {}

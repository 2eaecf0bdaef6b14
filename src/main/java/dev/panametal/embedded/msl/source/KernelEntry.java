package dev.panametal.embedded.msl.source;

import java.util.List;

/**
 * One kernel that a library offers: a plain kernel function or one instantiation of a template.
 *
 * @param name what Metal calls it: the host name, else the qualified name
 * @param namespace the namespaces around it, outermost first
 * @param expression names the function from inside those namespaces
 * @param parameters without the one that the rewriter adds
 * @param maxTotalThreadsPerThreadgroup what the kernel's own attribute asks for, else 0
 * @param tokenIndex the token that diagnostics about this kernel point at
 */
public record KernelEntry(
    String name,
    List<String> namespace,
    String expression,
    List<KernelParameter> parameters,
    int maxTotalThreadsPerThreadgroup,
    int tokenIndex) {}

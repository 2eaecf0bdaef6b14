package dev.panametal.embedded.msl.source;

import java.util.List;
import java.util.Set;

/**
 * A source as C++ for the shim.
 *
 * @param text as many lines as the preprocessed source had
 */
public record RewrittenSource(
    String text,
    List<KernelEntry> entries,
    List<FunctionConstant> functionConstants,
    SourceMap map) {

  /** The number of lines of the text, behind which generated lines follow. */
  public int lineCount() {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /** Whether threadgroup variables of its kernels have initial values. */
  public boolean initializesThreadgroupMemory() {
    return text.contains(ThreadgroupVariables.INITIALIZED);
  }

  /** The distinct numbers of the function constants. */
  public Set<Integer> functionConstantIndices() {
    return Set.copyOf(functionConstants.stream().map(FunctionConstant::index).distinct().toList());
  }
}

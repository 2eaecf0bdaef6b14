package dev.panametal.embedded.msl.source;

import java.util.List;
import java.util.function.Function;

/** Rewrites a preprocessed MSL source to C++ for the shim. */
public final class Rewriter {
  private final PreprocessedSource source;
  private final TokenBuffer buffer;
  private final SourceMap map;

  private Rewriter(PreprocessedSource source, UserFiles files) {
    this.source = source;
    buffer = new TokenBuffer(source.tokens());
    map = new SourceMap(source, files);
  }

  /**
   * Rewrites a source.
   *
   * @param refuse makes the exception for a construct that cannot be compiled
   */
  public static RewrittenSource rewrite(
      PreprocessedSource source, UserFiles files, Function<Diagnostic, RuntimeException> refuse) {
    Rewriter rewriter = new Rewriter(source, files);
    try {
      return rewriter.rewrite();
    } catch (SourceException e) {
      SourcePosition position = rewriter.map.position(e.tokenIndex(), 0);
      int end = position.column() + rewriter.buffer.token(e.tokenIndex()).text().length();
      throw refuse.apply(new Diagnostic(position, end, "error", String.valueOf(e.getMessage())));
    }
  }

  private RewrittenSource rewrite() {
    HiddenSpellings.check(buffer);
    ForbiddenConstructs.check(buffer);
    List<FunctionConstant> constants = new FunctionConstantParser(buffer).parse();
    KernelParser kernels = new KernelParser(buffer);
    kernels.parse();
    ThreadgroupVariables.rewrite(buffer, kernels.bodies());
    OtherAttributes.erase(buffer);
    AddressSpaces.erase(buffer);
    DuplicateDefinitions.drop(buffer);
    FloatLiterals.rewrite(buffer);
    return new RewrittenSource(write(), kernels.entries(), constants, map);
  }

  /** Writes every token on its own line and, where nothing before it grew, in its own column. */
  private String write() {
    StringBuilder out = new StringBuilder();
    int line = 0;
    int column = 0;
    int previousEnd = 0;
    for (int i = 0; i < buffer.size(); i++) {
      String text = buffer.text(i);
      Token token = buffer.token(i);
      if (text.isEmpty()) {
        previousEnd = -1;
        continue;
      }
      while (line < token.line()) {
        out.append('\n');
        line++;
        column = 0;
        previousEnd = -1;
      }
      if (column < token.column()) {
        out.append(" ".repeat(token.column() - column));
        column = token.column();
      } else if (column > 0 && token.column() != previousEnd) {
        out.append(' ');
        column++;
      }
      map.place(line, column, i);
      out.append(text);
      column += Lexer.utf8Length(text);
      previousEnd = token.column() + Lexer.utf8Length(token.text());
    }
    while (line < source.files().size()) {
      out.append('\n');
      line++;
    }
    return out.toString();
  }
}

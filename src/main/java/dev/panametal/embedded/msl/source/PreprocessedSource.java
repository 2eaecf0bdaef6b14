package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code clang -E} printed: tokens, and for each line the file and line it came from.
 *
 * @param files the file of each line of the preprocessed text
 * @param lines the line in that file, from 1
 * @param inclusions the files that were entered
 * @param renumberings where lines go on under another number, by a directive or because the
 *     preprocessor left some out
 */
public record PreprocessedSource(
    List<Token> tokens,
    List<String> files,
    List<Integer> lines,
    List<Inclusion> inclusions,
    List<SourcePosition> renumberings) {
  // # LINE "FILE" FLAGS, where the flag 1 says that the file is entered.
  private static final Pattern MARKER =
      Pattern.compile("#\\s*(\\d+)\\s+\"((?:\\\\.|[^\"\\\\])*+)\"(( [1-4])*).*");
  // A pragma that only steers the optimiser, without brackets in which declarations could stand;
  // every other one is left out.
  private static final Pattern KEPT_PRAGMA =
      Pattern.compile("#\\s*pragma\\s+(unroll|nounroll|clang\\s+(loop|fp)\\b)[\\w\\s(),.+*/-]*");
  // The preprocessor leaves macros inside a pragma alone, and what is not a number may be one.
  private static final Pattern UNROLL_EXPRESSION =
      Pattern.compile("(#\\s*pragma\\s+unroll)\\b(?!\\s*\\(?\\s*\\d+\\s*\\)?\\s*$).*");

  /** Takes the preprocessor's output apart. */
  public static PreprocessedSource parse(String text) {
    List<Token> tokens = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    List<Inclusion> inclusions = new ArrayList<>();
    List<SourcePosition> renumberings = new ArrayList<>();
    String file = "";
    int line = 1;
    int number = 0;
    for (String content : text.split("\n", -1)) {
      files.add(file);
      lines.add(line);
      Matcher marker = MARKER.matcher(content);
      if (marker.matches()) {
        String entered = unescape(marker.group(2));
        if (marker.group(3).contains("1")) {
          // The marker of an inclusion takes the place of the directive's own line.
          inclusions.add(new Inclusion(entered, new SourcePosition(file, line, 0)));
        }
        line = Integer.parseUnsignedInt(marker.group(1));
        file = entered;
        if (!marker.group(3).contains("1") && !marker.group(3).contains("2")) {
          renumberings.add(new SourcePosition(file, line, 0));
        }
      } else {
        if (!content.startsWith("#")) {
          Lexer.lexLine(content, number, tokens);
        } else if (KEPT_PRAGMA.matcher(content).matches()) {
          String pragma = UNROLL_EXPRESSION.matcher(content).replaceFirst("$1");
          tokens.add(new Token(Token.Kind.DIRECTIVE, pragma, number, 0));
        }
        line++;
      }
      number++;
    }
    return new PreprocessedSource(tokens, files, lines, inclusions, renumberings);
  }

  /** A file's name as it was before it was put in quotes. */
  static String unescape(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}

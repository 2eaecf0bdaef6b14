package dev.panametal.bindings.proof;

import static java.util.Objects.requireNonNull;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.LinkedHashMap;
import java.util.Map;

/** The layout of a generated structure, laid out anew from its members. */
final class StructureLayout {
  private static final Map<String, Integer> SIZES =
      Map.of(
          "JAVA_BYTE",
          1,
          "JAVA_SHORT",
          2,
          "JAVA_CHAR",
          2,
          "JAVA_INT",
          4,
          "JAVA_FLOAT",
          4,
          "JAVA_LONG",
          8,
          "JAVA_DOUBLE",
          8);

  private final TypeDeclaration<?> type;
  private final GeneratedSources sources;
  private final Map<String, Integer> offsets = new LinkedHashMap<>();
  private int size;

  private StructureLayout(TypeDeclaration<?> type, GeneratedSources sources) {
    this.type = type;
    this.sources = sources;
    MethodCallExpr layout =
        requireNonNull(GeneratedSources.fields(type).get("LAYOUT"))
            .findAll(MethodCallExpr.class)
            .stream()
            .filter(each -> each.getNameAsString().equals("structLayout"))
            .findFirst()
            .orElseThrow();
    layout.getArguments().forEach(this::add);
  }

  static StructureLayout of(String name, GeneratedSources sources) {
    return new StructureLayout(sources.find(name).orElseThrow(), sources);
  }

  private void add(Expression member) {
    Expression layout = member;
    if (member instanceof MethodCallExpr call && call.getNameAsString().equals("withName")) {
      offsets.put(call.getArgument(0).asStringLiteralExpr().asString(), size);
      layout = call.getScope().orElseThrow();
    }
    size += sizeOf(layout);
  }

  private int sizeOf(Expression layout) {
    if (layout instanceof MethodCallExpr call) {
      return switch (call.getNameAsString()) {
        case "paddingLayout" -> number(call.getArgument(0));
        case "sequenceLayout" -> number(call.getArgument(0)) * sizeOf(call.getArgument(1));
        default -> throw new IllegalArgumentException("a layout: " + layout);
      };
    }
    return layout.isFieldAccessExpr()
        ? of(layout.asFieldAccessExpr().getScope().toString(), sources).size()
        : requireNonNull(SIZES.get(layout.toString()));
  }

  private static int number(Expression expression) {
    return Integer.parseInt(expression.toString().replace("L", ""));
  }

  int size() {
    return size;
  }

  int offset(String field) {
    return offsets.getOrDefault(field, -1);
  }

  /** The offset that the field's getter reads at. */
  int accessorOffset(String field) {
    String name = field.replaceFirst("^_+", "");
    for (MethodDeclaration method : type.getMethods()) {
      if (method.getNameAsString().matches(name + "(Value)?") && !method.getType().isVoidType()) {
        MethodCallExpr access =
            method.findAll(MethodCallExpr.class).stream()
                .filter(each -> each.getNameAsString().matches("get|asSlice"))
                .findFirst()
                .orElseThrow();
        Expression offset = access.getArgument(access.getNameAsString().equals("get") ? 1 : 0);
        return number(offset instanceof BinaryExpr sum ? sum.getLeft() : offset);
      }
    }
    return -1;
  }
}

package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes an enumeration: a class of constants in the integer type that messages carry. */
final class EnumWriter {
  private EnumWriter() {}

  static JavaFile write(EnumType type, Descriptions descriptions) {
    TypeName integer = integer(type);
    TypeSpec.Builder result =
        TypeSpec.classBuilder(JavaTypes.className(type))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "$L$L\n",
                Docs.type(type, type.macos(), descriptions),
                type.kind() == Kind.OPTIONS ? " Constants are combined by {@code |}." : "")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    Names.constants(type)
        .forEach((name, constants) -> result.addField(field(name, constants, integer)));
    return Library.file(Library.packageOf(type.framework()), result.build()).build();
  }

  private static FieldSpec field(String name, List<EnumType.Constant> constants, TypeName integer) {
    String spellings =
        constants.stream()
            .map(each -> "{@code " + each.name() + "}" + Docs.availability(each.macos()))
            .collect(Collectors.joining("; "));
    return FieldSpec.builder(integer, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(literal(constants.getFirst(), integer))
        .addJavadoc("$L.\n", spellings)
        .build();
  }

  private static TypeName integer(EnumType type) {
    return switch (type.size()) {
      case 8 -> TypeName.LONG;
      case 4 -> TypeName.INT;
      case 1 -> TypeName.BYTE;
      default -> throw new IllegalArgumentException("an enumeration of " + type.size() + " bytes");
    };
  }

  /** An unsigned value beyond the signed range keeps its bits. */
  private static CodeBlock literal(EnumType.Constant constant, TypeName integer) {
    if (integer.equals(TypeName.LONG)) {
      return CodeBlock.of("$LL", constant.value().longValue());
    }
    return integer.equals(TypeName.INT)
        ? CodeBlock.of("$L", constant.value().intValue())
        : CodeBlock.of("$L", constant.value().byteValue());
  }
}

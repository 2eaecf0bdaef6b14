package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
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
                "$L\n\n<p>{@code $L}$L.\n",
                descriptions
                    .find(type.name())
                    .orElse(
                        type.kind() == Kind.OPTIONS
                            ? "Options that are combined by {@code |}."
                            : "The values of {@code " + type.name() + "}."),
                type.name(),
                Docs.availability(type.macos()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    Names.constants(type)
        .forEach((constant, name) ->
            result.addField(
                FieldSpec.builder(integer, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer(literal(constant, integer))
                    .addJavadoc(
                        "{@code $L}$L.\n", constant.name(), Docs.availability(constant.macos()))
                    .build()));
    return Library.file(Library.packageOf(type.framework()), result.build()).build();
  }

  private static TypeName integer(EnumType type) {
    return switch (type.size()) {
      case 8 -> TypeName.LONG;
      case 4 -> TypeName.INT;
      case 1 -> TypeName.BYTE;
      default ->
          throw new IllegalArgumentException(
              type.name() + ": an enumeration of " + type.size() + " bytes");
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

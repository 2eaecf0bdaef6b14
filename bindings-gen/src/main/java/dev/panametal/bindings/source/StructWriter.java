package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.EncodingParser;
import dev.panametal.bindings.encoding.Flat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes a structure: its layout and static accessors over a segment that holds one. */
final class StructWriter {
  private static final Pattern ARRAY = Pattern.compile("(.+)\\[(\\d+)]");

  private final Api api;
  private final StructType struct;
  private final List<Carrier.Scalar> scalars;
  private final TreeSet<String> layouts = new TreeSet<>();

  private StructWriter(Api api, StructType struct) {
    this.api = api;
    this.struct = struct;
    scalars = Flat.scalars(EncodingParser.parse(struct.encoding()).getFirst());
  }

  static JavaFile write(Api api, StructType struct, Descriptions descriptions) {
    return new StructWriter(api, struct).write(descriptions);
  }

  private JavaFile write(Descriptions descriptions) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaTypes.className(struct))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                """
                $L A structure of $L bytes. The methods read and write a segment that holds one, \
                native or on the heap.
                """,
                Docs.type(struct, null, descriptions),
                struct.size())
            .addField(layout())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(allocate());
    for (StructType.Field each : struct.fields()) {
      type.addMethod(getter(each)).addMethod(setter(each));
    }
    JavaFile.Builder file = Library.file(Library.packageOf(struct.framework()), type.build());
    if (!layouts.isEmpty()) {
      file.addStaticImport(Library.VALUE_LAYOUT, layouts.toArray(String[]::new));
    }
    return file.build();
  }

  private FieldSpec layout() {
    List<CodeBlock> members = new ArrayList<>();
    int end = 0;
    for (StructType.Field each : struct.fields()) {
      pad(members, each.offset() - end);
      members.add(CodeBlock.of("$L.withName($S)", layout(each), each.name()));
      end = each.offset() + each.size();
    }
    pad(members, struct.size() - end);
    return FieldSpec.builder(
            Library.STRUCT_LAYOUT, "LAYOUT", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Its layout in memory.\n")
        .initializer(
            "$T.structLayout($L).withName($S)",
            Library.LAYOUT,
            CodeBlock.join(members, ", "),
            struct.name())
        .build();
  }

  private static void pad(List<CodeBlock> members, int bytes) {
    if (bytes > 0) {
      members.add(CodeBlock.of("$T.paddingLayout($L)", Library.LAYOUT, bytes));
    }
  }

  private CodeBlock layout(StructType.Field field) {
    CodeBlock element =
        nested(field)
            .map(each -> CodeBlock.of("$T.LAYOUT", JavaTypes.className(each)))
            .orElseGet(() -> CodeBlock.of("$L", valueLayout(field)));
    return arrayLength(field) == 0
        ? element
        : CodeBlock.of("$T.sequenceLayout($L, $L)", Library.LAYOUT, arrayLength(field), element);
  }

  private MethodSpec allocate() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("allocate")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(Library.SEGMENT)
            .addParameter(Library.ALLOCATOR, "allocator");
    boolean hasArray = struct.fields().stream().anyMatch(each -> arrayLength(each) > 0);
    if (hasArray) {
      return method
          .addJavadoc("Allocates one.\n\n")
          .addJavadoc("@param allocator makes the segment\n")
          .addJavadoc("@return the segment, as the allocator gives it\n")
          .addStatement("return allocator.allocate(LAYOUT)")
          .build();
    }
    method
        .addJavadoc("Allocates one with these values.\n\n")
        .addJavadoc("@param allocator makes the segment\n")
        .addStatement("$T struct = allocator.allocate(LAYOUT)", Library.SEGMENT);
    for (StructType.Field each : struct.fields()) {
      String name = Names.variable(each.name());
      method
          .addParameter(type(each), name)
          .addJavadoc("@param $L the field {@code $L}\n", name, each.name())
          .addStatement("$L(struct, $L)", name, name);
    }
    return method.addJavadoc("@return the segment\n").addStatement("return struct").build();
  }

  private MethodSpec getter(StructType.Field field) {
    MethodSpec.Builder method =
        accessor(field, "Reads", "")
            .returns(type(field))
            .addJavadoc(
                nested(field).isPresent()
                    ? "@return a segment over that part of the structure\n"
                    : "@return its value\n");
    return method
        .addStatement(
            nested(field)
                .map(each ->
                    CodeBlock.of(
                        "return struct.asSlice($L, $T.LAYOUT)",
                        offset(field),
                        JavaTypes.className(each)))
                .orElseGet(() ->
                    CodeBlock.of("return struct.get($L, $L)", valueLayout(field), offset(field))))
        .build();
  }

  private MethodSpec setter(StructType.Field field) {
    String name = Names.variable(field.name());
    MethodSpec.Builder method =
        accessor(field, "Writes", "@param " + name + " the new value\n")
            .addParameter(type(field), name);
    return method
        .addStatement(
            nested(field)
                .map(each ->
                    CodeBlock.of(
                        "$T.copy($L, 0, struct, $L, $L)",
                        Library.SEGMENT,
                        name,
                        offset(field),
                        each.size()))
                .orElseGet(() ->
                    CodeBlock.of(
                        "struct.set($L, $L, $L)", valueLayout(field), offset(field), name)))
        .build();
  }

  private MethodSpec.Builder accessor(StructType.Field field, String verb, String valueDoc) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(Names.variable(field.name()))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(Library.SEGMENT, "struct");
    boolean array = arrayLength(field) > 0;
    method.addJavadoc(
        "$L $L{@code $L}, {@code $L} at offset $L.\n\n@param struct a segment that holds the"
            + " structure\n",
        verb,
        array ? "an element of the field " : "the field ",
        field.name(),
        field.type(),
        field.offset());
    if (array) {
      method
          .addParameter(TypeName.LONG, "index")
          .addJavadoc("@param index of the element, less than $L\n", arrayLength(field));
    }
    return method.addJavadoc("$L", valueDoc);
  }

  private CodeBlock offset(StructType.Field field) {
    int length = arrayLength(field);
    return length == 0
        ? CodeBlock.of("$L", field.offset())
        : CodeBlock.of(
            "$L + $T.checkIndex(index, $L) * $L",
            field.offset(),
            Objects.class,
            length,
            field.size() / length);
  }

  private TypeName type(StructType.Field field) {
    return nested(field).isPresent() ? Library.SEGMENT : Library.type(scalar(field));
  }

  private String valueLayout(StructType.Field field) {
    String name = "JAVA_" + scalar(field).label().toUpperCase(Locale.ROOT);
    layouts.add(name);
    return name;
  }

  private Optional<StructType> nested(StructType.Field field) {
    Matcher array = ARRAY.matcher(field.type());
    return api.find(StructType.class, array.matches() ? array.group(1) : field.type());
  }

  private static int arrayLength(StructType.Field field) {
    Matcher array = ARRAY.matcher(field.type());
    return array.matches() ? Integer.parseInt(array.group(2)) : 0;
  }

  /** The scalar that the encoding has at the field's offset. */
  private Carrier.Scalar scalar(StructType.Field field) {
    int offset = 0;
    for (Carrier.Scalar each : scalars) {
      offset = Math.ceilDiv(offset, each.size()) * each.size();
      if (offset == field.offset()) {
        return each;
      }
      offset += each.size();
    }
    throw new IllegalArgumentException(
        struct.name() + ": nothing in its encoding lies at the offset of " + field.name());
  }
}

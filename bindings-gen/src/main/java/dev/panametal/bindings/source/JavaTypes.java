package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.ObjectReference;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.encoding.Carrier;
import java.util.Optional;
import java.util.stream.Stream;

/** Which Java type stands for which C type. */
final class JavaTypes {
  private final Api api;

  JavaTypes(Api api) {
    this.api = api;
  }

  static ClassName className(Declaration declaration) {
    return ClassName.get(Library.packageOf(declaration.framework()), declaration.name());
  }

  /** The type of a parameter. */
  TypeName parameter(Value value, Carrier carrier) {
    return switch (value.kind()) {
      case OBJECT -> object(value).map(JavaTypes::className).orElse(Library.OBJECT);
      default -> other(value, carrier);
    };
  }

  /** The type of a result: of an untyped {@code id} the root of all objects. */
  TypeName result(Value value, Carrier carrier, Optional<ObjectType> receiver) {
    return switch (value.kind()) {
      case OBJECT -> {
        if (value.type().equals("instancetype")) {
          yield receiver.map(JavaTypes::className).orElseThrow();
        }
        yield object(value).map(JavaTypes::className).orElse(Library.NS_OBJECT);
      }
      case BLOCK -> throw new IllegalArgumentException("returns a block");
      default -> other(value, carrier);
    };
  }

  private static TypeName other(Value value, Carrier carrier) {
    return switch (value.kind()) {
      case BLOCK -> Library.BLOCK;
      case BOOL -> TypeName.BOOLEAN;
      case STRUCT -> Library.type(carrier);
      case POINTER, OPAQUE, OBJECT_OUT, OBJECT_ARRAY -> Library.SEGMENT;
      default -> isUnsignedByte(value, carrier) ? TypeName.BYTE : Library.type(carrier);
    };
  }

  /** An {@code unsigned char} argument, which is a byte in Java and travels as an int. */
  static boolean isUnsignedByte(Value value, Carrier carrier) {
    return carrier == Carrier.Scalar.INT
        && (value.type().equals("uint8_t") || value.type().equals("unsigned char"));
  }

  /** The declared type of an object, or nothing for an untyped one. */
  private Optional<ObjectType> object(Value value) {
    return ObjectReference.name(value.type(), value.canonical())
        .map(name ->
            api.find(ObjectType.class, name)
                .orElseThrow(() -> new IllegalArgumentException("unknown object type " + name)));
  }

  /** The enumeration a value belongs to, if it has one. */
  Optional<EnumType> enumeration(Value value) {
    return api.find(EnumType.class, value.type().replaceFirst("^const ", ""));
  }

  /** The structure a value is, seen through a typedef. */
  StructType structure(Value value) {
    return Stream.of(value.type(), value.canonical() == null ? "" : value.canonical())
        .map(type -> type.replaceFirst("^const ", ""))
        .flatMap(type -> api.find(StructType.class, type).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown structure " + value.type()));
  }
}

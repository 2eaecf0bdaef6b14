package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.encoding.Carrier;
import java.util.Locale;

/** The library's own types, and Java's, that the generated code uses. */
final class Library {
  static final String OBJC_PACKAGE = "dev.panametal.objc";

  static final ClassName RUNTIME = objc("ObjCRuntime");
  static final ClassName OBJECT = objc("ObjCObject");
  static final ClassName OWNED = objc("Owned");
  static final ClassName OBJC = objc("ObjC");
  static final ClassName BLOCK = objc("ObjCBlock");
  static final ClassName ERROR_SLOT = objc("ErrorSlot");
  static final ClassName ERROR_EXCEPTION = objc("ObjCErrorException");
  static final ClassName NIL_EXCEPTION = objc("ObjCNilException");
  static final ClassName UNAVAILABLE_EXCEPTION = objc("ObjCUnavailableException");
  static final ClassName NEWER_SELECTOR = objc("NewerSelector");
  static final ClassName LAYOUTS = objc("StructLayouts");
  static final ClassName NS_OBJECT = ClassName.get("dev.panametal.foundation", "NSObject");

  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
  static final ClassName SEGMENT = foreign("MemorySegment");
  static final ClassName ALLOCATOR = foreign("SegmentAllocator");
  static final ClassName LAYOUT = foreign("MemoryLayout");
  static final ClassName STRUCT_LAYOUT = foreign("StructLayout");
  static final ClassName VALUE_LAYOUT = foreign("ValueLayout");
  static final ClassName DESCRIPTOR = foreign("FunctionDescriptor");
  static final ClassName METHOD_HANDLE = ClassName.get("java.lang.invoke", "MethodHandle");
  static final ClassName REFERENCE = ClassName.get("java.lang.ref", "Reference");

  private Library() {}

  private static ClassName objc(String name) {
    return ClassName.get(OBJC_PACKAGE, name);
  }

  private static ClassName foreign(String name) {
    return ClassName.get("java.lang.foreign", name);
  }

  /** A file in the layout that the formatter expects. */
  static JavaFile.Builder file(String packageName, TypeSpec type) {
    return JavaFile.builder(packageName, type).skipJavaLangImports(true).indent("  ");
  }

  /** The package of a framework's bindings. */
  static String packageOf(String framework) {
    return "dev.panametal." + framework.toLowerCase(Locale.ROOT);
  }

  /** The Java type of a carrier in a method handle's type. */
  static TypeName type(Carrier carrier) {
    return switch (carrier) {
      case Carrier.Struct _ -> SEGMENT;
      case Carrier.Scalar scalar ->
          switch (scalar) {
            case VOID -> TypeName.VOID;
            case LONG -> TypeName.LONG;
            case INT -> TypeName.INT;
            case CHAR -> TypeName.CHAR;
            case SHORT -> TypeName.SHORT;
            case BYTE -> TypeName.BYTE;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
          };
    };
  }
}

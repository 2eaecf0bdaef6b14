package dev.panametal.bindings.api;

/** One named thing of the API; each has its own file. */
public sealed interface Declaration permits ObjectType, EnumType, StructType, Function {
  /** The kind, as the file's {@code kind} spells it. */
  Kind kind();

  /** The name Metal gives it. */
  String name();

  /** The framework that declares it: {@code Metal} or {@code Foundation}. */
  String framework();
}

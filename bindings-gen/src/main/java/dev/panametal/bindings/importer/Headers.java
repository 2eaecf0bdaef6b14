package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of the wanted frameworks declare, as far as the syntax tree tells it. Encodings,
 * sizes, offsets, values and which methods are optional are the {@link Probe}'s part.
 */
final class Headers {
  /** Protocols and classes, in the order in which they are declared; a name may be both. */
  final List<Type> types = new ArrayList<>();

  /** Further methods of classes. */
  final List<Category> categories = new ArrayList<>();

  final List<Enumeration> enumerations = new ArrayList<>();
  final List<Struct> structs = new ArrayList<>();
  final List<Function> functions = new ArrayList<>();

  /** Constants outside enumerations and macros. */
  final List<Constant> constants = new ArrayList<>();

  /** What was left out or not understood. */
  final List<String> notes = new ArrayList<>();

  /** The type definitions, by name. */
  final TypeTable names = new TypeTable();

  /** A protocol or a class. */
  record Type(
      Kind kind,
      String name,
      String framework,
      @Nullable String superclass,
      List<String> adopts,
      @Nullable Availability macos,
      List<Method> methods) {}

  /** A category of a class. */
  record Category(String owner, String framework, List<Method> methods) {}

  /**
   * The type of a value.
   *
   * @param spelled as it stands in the header
   * @param source as it stands outside of its class: without the class's type parameters
   * @param canonical resolved
   * @param block of a block what it does
   */
  record Typed(CType spelled, CType source, CType canonical, Optional<CType.Function> block) {}

  /** A parameter. */
  record Parameter(String name, Typed type) {}

  /** A method; of a property the method that reads or writes it. */
  record Method(
      String selector,
      boolean classMethod,
      Typed returns,
      List<Parameter> params,
      boolean variadic,
      boolean owned,
      @Nullable Availability macos,
      @Nullable Property property) {}

  /**
   * Which property a method belongs to.
   *
   * @param accessor {@code getter} or {@code setter}
   */
  record Property(String name, String accessor) {}

  /** An enumeration with a name. */
  record Enumeration(
      Kind kind,
      String name,
      String framework,
      CType source,
      String underlying,
      @Nullable Availability macos,
      List<Constant> constants) {}

  /**
   * A constant.
   *
   * @param group the type name it shares with others, for those outside enumerations
   */
  record Constant(
      String name, String framework, String group, @Nullable Availability macos, boolean macro) {}

  /** A structure. */
  record Struct(String name, String framework, CType source, List<Field> fields) {}

  /** A field of a structure. */
  record Field(String name, CType spelled) {}

  /** A C function. */
  record Function(
      String name,
      String framework,
      boolean owned,
      @Nullable Availability macos,
      Typed returns,
      List<Parameter> params) {}
}

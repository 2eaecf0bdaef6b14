package dev.panametal.bindings.source;

import com.palantir.javapoet.JavaFile;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Writes the bindings of an API. */
public final class Generator {
  private final Api api;
  private final Overrides overrides;
  private final Descriptions descriptions;
  private final Parts parts;
  private final List<String> problems = new ArrayList<>();
  private final Set<Shape> shapes = new LinkedHashSet<>();
  private final SourceTree tree = new SourceTree();

  private Generator(Api api, Overrides overrides, Descriptions descriptions, Parts parts) {
    this.api = overrides.apply(api);
    this.overrides = overrides;
    this.descriptions = descriptions;
    this.parts = parts;
  }

  /**
   * The source files that bind an API.
   *
   * @throws Problems naming everything that has no Java form, and every override, description or
   *     part that belongs to nothing
   */
  public static SourceTree generate(
      Api api, Overrides overrides, Descriptions descriptions, Parts parts) {
    Generator generator = new Generator(api, overrides, descriptions, parts);
    generator.write();
    overrides.unused().forEach(each -> generator.problems.add("an override of nothing: " + each));
    descriptions
        .unused()
        .forEach(each -> generator.problems.add("a description of nothing: " + each));
    parts.unused().forEach(each -> generator.problems.add("a part of nothing: " + each));
    if (!generator.problems.isEmpty()) {
      throw new Problems(generator.problems);
    }
    return generator.tree;
  }

  private void write() {
    TreeMap<String, List<Function>> functions = new TreeMap<>();
    TreeMap<String, List<Declaration>> frameworks = new TreeMap<>();
    for (Declaration each : api.declarations()) {
      frameworks.computeIfAbsent(each.framework(), _ -> new ArrayList<>()).add(each);
      try {
        switch (each) {
          case ObjectType type -> add(type);
          case EnumType type -> add(EnumWriter.write(type, descriptions), type);
          case StructType type -> add(StructWriter.write(api, type, descriptions), type);
          case Function function ->
              functions.computeIfAbsent(function.framework(), _ -> new ArrayList<>()).add(function);
        }
      } catch (IllegalArgumentException e) {
        problems.add(each.name() + ": " + e.getMessage());
      }
    }
    functions.forEach((framework, each) ->
        tree.add(
            new FunctionsWriter(framework, api, descriptions, problems).write(each),
            "bindings-gen/api/" + framework.toLowerCase(java.util.Locale.ROOT)));
    addMessages(shapes);
    frameworks.keySet().forEach(tree::addPackage);
  }

  private void add(ObjectType type) {
    ObjectWriter writer =
        new ObjectWriter(api, type, descriptions, overrides, parts.of(type), problems);
    writer.write().forEach(file -> add(file, type));
    shapes.addAll(writer.shapes());
  }

  private void add(JavaFile file, Declaration source) {
    tree.add(file, "bindings-gen/api/" + ApiFiles.path(source));
  }

  private void addMessages(Collection<Shape> used) {
    for (JavaFile file : MessagesWriter.write(used)) {
      tree.add(file, "the type encodings in bindings-gen/api");
    }
  }
}

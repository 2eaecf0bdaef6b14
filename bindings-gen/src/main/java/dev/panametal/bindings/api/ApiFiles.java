package dev.panametal.bindings.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads and writes an API as a folder of JSON files: {@code metal/MTLBuffer.json}. */
public final class ApiFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

  private ApiFiles() {}

  /** The file of a declaration, relative to the folder. */
  public static String path(Declaration declaration) {
    return declaration.framework().toLowerCase(Locale.ROOT) + "/" + declaration.name() + ".json";
  }

  /** Reads every JSON file below a folder. */
  public static Api read(Path folder) throws IOException {
    List<Declaration> declarations = new ArrayList<>();
    for (Path file : jsonFiles(folder)) {
      declarations.add(readOne(folder, file));
    }
    return new Api(declarations);
  }

  /** Reads one file, wherever it is. */
  public static Declaration readFile(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      Kind kind = JSON.treeToValue(json.required("kind"), Kind.class);
      return JSON.treeToValue(json, kind.type());
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Declaration readOne(Path folder, Path file) throws IOException {
    Declaration declaration = readFile(file);
    if (!file.equals(folder.resolve(path(declaration)))) {
      throw new IOException(file + ": declares what belongs into " + path(declaration));
    }
    return declaration;
  }

  /** Writes each declaration to its file and deletes the JSON files of those that are gone. */
  public static void write(Api api, Path folder) throws IOException {
    TreeSet<Path> stale = new TreeSet<>(jsonFiles(folder));
    for (Declaration declaration : api.declarations()) {
      Path file = folder.resolve(path(declaration));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(declaration));
      stale.remove(file);
    }
    for (Path file : stale) {
      Files.delete(file);
    }
  }

  /** The JSON text of a declaration, with a newline at its end. */
  public static String text(Declaration declaration) throws IOException {
    // A method is spread over lines; a constant, a field, a parameter is one line.
    int depth = declaration instanceof ObjectType ? 3 : 1;
    return JSON.writer(new Layout(depth)).writeValueAsString(declaration) + "\n";
  }

  /** A declaration as JSON. */
  public static JsonNode json(Declaration declaration) {
    return JSON.valueToTree(declaration);
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Breaks lines down to a depth of nesting and not below it. */
  private static final class Layout extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;

    private final int objectDepth;

    Layout(int objectDepth) {
      super(
          Separators.createDefaultInstance()
              .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
              .withObjectEmptySeparator("")
              .withArrayEmptySeparator(""));
      this.objectDepth = objectDepth;
      indentObjectsWith(new DepthIndenter(objectDepth));
      indentArraysWith(new DepthIndenter(objectDepth + 1));
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
      return new Layout(objectDepth);
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
      if (_nesting > objectDepth) {
        _nesting--;
        generator.writeRaw(" }");
      } else {
        super.writeEndObject(generator, entries);
      }
    }
  }

  private static final class DepthIndenter extends DefaultIndenter {
    private static final long serialVersionUID = 1;

    private final int depth;

    DepthIndenter(int depth) {
      super("  ", "\n");
      this.depth = depth;
    }

    @Override
    public void writeIndentation(JsonGenerator generator, int level) throws IOException {
      if (level <= depth) {
        super.writeIndentation(generator, level);
      } else {
        generator.writeRaw(' ');
      }
    }
  }
}

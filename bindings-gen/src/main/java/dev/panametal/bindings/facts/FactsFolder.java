package dev.panametal.bindings.facts;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads facts in whichever form they are kept. */
public final class FactsFolder {
  private FactsFolder() {}

  /**
   * The facts at a place: a folder with {@code metal-api.json} and {@code foundation-api.json}, a
   * folder of API files as {@code --import} writes it, or one API file.
   */
  public static Api read(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place.toString());
    }
    if (Files.isRegularFile(place)) {
      return new Api(List.of(ApiFiles.readFile(place)));
    }
    if (Files.exists(place.resolve("metal-api.json"))) {
      return FactsReader.read(place);
    }
    Api api = ApiFiles.read(place);
    if (api.declarations().isEmpty()) {
      throw new IOException(
          place + ": neither API files (metal/MTLDevice.json, ...) nor metal-api.json");
    }
    return api;
  }
}

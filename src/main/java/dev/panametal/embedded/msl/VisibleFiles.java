package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.Shim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the preprocessor can see of the file system: Metal's headers and one folder of the
 * user's. Whatever else a source names is not there, for {@code __has_include} too.
 */
record VisibleFiles(Shim shim, @Nullable Path includeFolder) {

  /** In the format of clang's {@code -ivfsoverlay}. */
  String overlay() {
    List<String> roots = new ArrayList<>();
    roots.add(root("directory-remap", shim.stubs()));
    roots.add(root("file", shim.folder().resolve("macros.h")));
    if (includeFolder != null) {
      roots.add(root("directory-remap", includeFolder.toAbsolutePath().normalize()));
    }
    return """
    {"version": 0, "case-sensitive": true, "redirecting-with": "redirect-only", "roots": [
    %s]}
    """
        .formatted(String.join(",\n", roots));
  }

  private static String root(String type, Path path) {
    String quoted = '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return "{\"type\": \"%s\", \"name\": %s, \"external-contents\": %s}"
        .formatted(type, quoted, quoted);
  }
}

package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The headers that stand for the Metal standard library, unpacked for clang to read.
 *
 * @param folder holds {@code shim.h}, and {@code stubs} with an empty file for each Metal header
 * @param version changes with every change of a header
 */
public record Shim(Path folder, String version) {
  private static final String RESOURCES = "/dev/panametal/embedded/msl/shim/";

  private static final List<String> HEADERS =
      List.of(
          "array.h",
          "atomic.h",
          "barrier.h",
          "bindings.h",
          "collective.h",
          "common.h",
          "dispatch.h",
          "geometric.h",
          "integer.h",
          "internal_names.h",
          "lane.h",
          "lane_loop.h",
          "logging.h",
          "macros.h",
          "math.h",
          "matrix.h",
          "numeric_limits.h",
          "pack.h",
          "packed.h",
          "reflection.h",
          "runtime.h",
          "scalar_types.h",
          "scheduler.h",
          "shim.h",
          "simdgroup.h",
          "simdgroup_matrix.h",
          "swizzles2.h",
          "swizzles3.h",
          "swizzles4.h",
          "threadgroup.h",
          "type_traits.h",
          "unsupported.h",
          "vector.h");

  // The shim is in front of every source; including a Metal header adds nothing.
  private static final List<String> METAL_HEADERS =
      List.of(
          "MetalPerformancePrimitives/MetalPerformancePrimitives.h",
          "metal_array",
          "metal_atomic",
          "metal_command_buffer",
          "metal_common",
          "metal_compute",
          "metal_config",
          "metal_extended_vector",
          "metal_geometric",
          "metal_graphics",
          "metal_imageblocks",
          "metal_integer",
          "metal_limits",
          "metal_logging",
          "metal_math",
          "metal_matrix",
          "metal_numeric",
          "metal_pack",
          "metal_packed_vector",
          "metal_quadgroup",
          "metal_raytracing",
          "metal_relational",
          "metal_simdgroup",
          "metal_simdgroup_matrix",
          "metal_stdlib",
          "metal_tensor",
          "metal_texture",
          "metal_type_traits",
          "metal_types",
          "metal_uniform",
          "metal_utility",
          "metal_vector",
          "metal_visible_function_table",
          "simd/simd.h");

  /** Unpacks the headers, if this version of them is not there yet. */
  public static Shim install(CacheDirectory cache) {
    String version = computeVersion();
    Path home = cache.root().resolve("shim-" + version);
    if (!Files.isDirectory(home)) {
      try (WorkFolder work = cache.workFolder()) {
        Path folder = work.path().resolve("shim");
        cache.use(() -> {
          write(folder);
          return folder;
        });
        cache.publishDirectory(folder, home);
      }
    }
    mend(cache, home);
    return new Shim(home, version);
  }

  private static void mend(CacheDirectory cache, Path home) {
    for (String header : HEADERS) {
      replaceUnlessItIs(cache, home.resolve(header), read(header));
    }
    for (Path stub : stubNames()) {
      replaceUnlessItIs(cache, home.resolve("stubs").resolve(stub), "");
    }
  }

  private static void replaceUnlessItIs(CacheDirectory cache, Path file, String text) {
    if (!cache.use(() -> Files.isRegularFile(file) && Files.readString(file).equals(text))) {
      cache.replaceFile(file, made -> Files.writeString(made, text));
    }
  }

  /** The folder to search for {@code <metal_stdlib>} and its like. */
  public Path stubs() {
    return folder.resolve("stubs");
  }

  private static void write(Path folder) throws IOException {
    CacheDirectory.createPrivate(folder);
    for (String header : HEADERS) {
      Files.writeString(folder.resolve(header), read(header));
    }
    for (Path stub : stubNames()) {
      Path file = folder.resolve("stubs").resolve(stub);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createFile(file);
    }
  }

  /** Each header can be included with the folder {@code metal} and without it. */
  private static List<Path> stubNames() {
    return METAL_HEADERS.stream()
        .flatMap(header -> Stream.of(Path.of(header), Path.of("metal", header)))
        .toList();
  }

  private static String computeVersion() {
    MessageDigest digest = Digests.sha256();
    for (String header : HEADERS) {
      digest.update(header.getBytes(StandardCharsets.UTF_8));
      digest.update(read(header).getBytes(StandardCharsets.UTF_8));
    }
    METAL_HEADERS.forEach(header -> digest.update(header.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static String read(String header) {
    try (InputStream in = Shim.class.getResourceAsStream(RESOURCES + header)) {
      if (in == null) {
        throw new IllegalStateException("the panametal jar has no " + RESOURCES + header);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + header + " from the panametal jar", e);
    }
  }
}

package dev.panametal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.EmbeddedFaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A test that types commands in a folder of its own, which holds a file of kernels. */
abstract class CommandLineTest {
  private static final String KERNELS =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void saxpy(device const float* x [[buffer(0)]],
                        device float* y [[buffer(1)]],
                        constant float& a [[buffer(2)]],
                        uint i [[thread_position_in_grid]]) {
        y[i] = a * x[i] + y[i];
      }

      kernel void reversed(device const float* data [[buffer(0)]],
                           device float* out [[buffer(1)]],
                           constant float2& scale [[buffer(2)]],
                           threadgroup float* scratch [[threadgroup(0)]],
                           uint i [[thread_position_in_threadgroup]],
                           uint n [[threads_per_threadgroup]]) {
        threadgroup float4 padding[2];
        padding[i % 2] = scale.x;
        scratch[i] = data[i] * padding[i % 2].x + scale.y;
        threadgroup_barrier(mem_flags::mem_threadgroup);
        out[i] = scratch[n - 1 - i];
      }
      """;

  @TempDir Path folder;

  /** What a command said. */
  record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void writeKernels() throws IOException {
    faults().reset();
    Files.writeString(folder.resolve("k.metal"), KERNELS);
  }

  @AfterEach
  void everythingIsGivenBack() {
    faults().reset();
    assertThat(EmbeddedRuntime.current().liveObjects()).isEmpty();
  }

  static EmbeddedFaults faults() {
    return EmbeddedRuntime.current().faults();
  }

  Outcome panametal(String... arguments) {
    CommandLine command = PanametalCommand.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return new Outcome(command.execute(arguments), out.toString(), err.toString());
  }

  String kernels() {
    return folder.resolve("k.metal").toString();
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  void write(String name, float... values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(folder.resolve(name), bytes.array());
  }

  float[] read(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}

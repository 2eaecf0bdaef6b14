package dev.panametal.bindings;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.encoding.Shape;
import dev.panametal.bindings.encoding.StackArgument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The messages whose stack arguments Apple packs. */
@Command(
    name = "stack-arguments",
    description = "Lists the messages with narrow arguments on arm64's stack, as a table.",
    mixinStandardHelpOptions = true)
final class StackArgumentsCommand implements Callable<Integer> {
  @Option(names = "--api", required = true, description = "Folder of the API files.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    rows(ApiFiles.read(folder)).forEach(System.out::println);
    return 0;
  }

  /** A row for each message: its stack arguments with their offsets. */
  static List<String> rows(Api api) {
    List<String> rows = new ArrayList<>();
    for (ObjectType type : api.all(ObjectType.class)) {
      for (Method method : type.methods()) {
        List<StackArgument> arguments =
            StackArgument.of(Shape.ofMessage(method.encoding().arm64()));
        if (arguments.stream().anyMatch(StackArgument::narrow)) {
          for (StackArgument each : arguments) {
            rows.add(
                "| `%s` | %d | %s, %d bytes | sp+%d | sp+%d |"
                    .formatted(
                        method.message(type.name()),
                        each.number(),
                        each.carrier().label(),
                        each.carrier().size(),
                        each.arm(),
                        each.apple()));
          }
        }
      }
    }
    return rows;
  }
}

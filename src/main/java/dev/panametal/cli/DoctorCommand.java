package dev.panametal.cli;

import com.google.gson.Gson;
import dev.panametal.cli.doctor.Doctor;
import dev.panametal.cli.doctor.Finding;
import dev.panametal.cli.doctor.Finding.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks an installation. */
@Command(
    name = "doctor",
    description = {
      "Checks that this installation works: Java, the runtime, its device, kernels and their results,"
          + " a fault and the recovery from it.",
    },
    footer = {"", "Exit code 0: all is well. 1: something is not, and what to do stands below it."})
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "One JSON object on stdout.")
  private boolean json;

  /**
   * All findings.
   *
   * @param healthy whether no check failed
   * @param findings what each found
   */
  record Report(boolean healthy, List<Finding> findings) {}

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    List<Finding> findings = new Doctor(finding -> print(out, finding)).examine();
    boolean healthy = findings.stream().noneMatch(one -> one.status() == Status.FAILED);
    if (json) {
      out.println(new Gson().toJson(new Report(healthy, findings)));
    } else {
      out.println(healthy ? "All is well." : "Something is wrong; see above.");
    }
    out.flush();
    return healthy ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void print(PrintWriter out, Finding finding) {
    if (json) {
      return;
    }
    out.printf("%-8s %-20s %s%n", finding.status(), finding.check(), finding.detail());
    if (finding.remedy() != null) {
      out.printf("%-29s %s%n", "", finding.remedy());
    }
    out.flush();
  }
}

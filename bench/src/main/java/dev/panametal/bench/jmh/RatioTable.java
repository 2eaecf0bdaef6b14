package dev.panametal.bench.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Each benchmark beside its bare counterpart. */
final class RatioTable {
  private static final String BARE = "bare";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private RatioTable() {}

  /** What was measured, as a table of Markdown; without what was measured alone. */
  static String of(Collection<RunResult> results) {
    List<Row> rows = results.stream().map(Row::of).toList();
    Map<String, Row> byName = new HashMap<>();
    rows.forEach(row -> byName.put(row.key(), row));
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      Row bare = byName.get(row.keyOfBare());
      if (bare != null) {
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.2f | %.2f |",
                row.key(),
                row.nanos(),
                bare.nanos(),
                row.nanos() / bare.nanos(),
                row.bytes()));
      }
    }
    if (lines.isEmpty()) {
      return "";
    }
    return String.format(
        "%n| benchmark | ns | bare, ns | ratio | bytes allocated |%n|---|---|---|---|---|%n%s%n",
        String.join(System.lineSeparator(), lines));
  }

  private record Row(String type, String method, String parameters, double nanos, double bytes) {
    static Row of(RunResult result) {
      BenchmarkParams params = result.getParams();
      String name = params.getBenchmark();
      int dot = name.lastIndexOf('.');
      String type = name.substring(name.lastIndexOf('.', dot - 1) + 1, dot);
      List<String> values = new ArrayList<>();
      params.getParamsKeys().forEach(key -> values.add(key + " " + params.getParam(key)));
      return new Row(
          type,
          name.substring(dot + 1),
          String.join(", ", values),
          result.getPrimaryResult().getScore(),
          allocated(result));
    }

    private static double allocated(RunResult result) {
      for (String name : result.getSecondaryResults().keySet()) {
        if (name.endsWith(ALLOCATED)) {
          return result.getSecondaryResults().get(name).getScore();
        }
      }
      return Double.NaN;
    }

    String key() {
      return key(method);
    }

    String keyOfBare() {
      return key(BARE + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1));
    }

    private String key(String ofMethod) {
      return type + "." + ofMethod + (parameters.isEmpty() ? "" : ", " + parameters);
    }
  }
}

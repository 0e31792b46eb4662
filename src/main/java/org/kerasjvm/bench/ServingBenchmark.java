package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.bench.ServingContender.Served;

/** Takes turns between ways to predict, case by case and round by round. */
public final class ServingBenchmark {

  /**
   * What is asked: a model, rows a call, threads that call.
   *
   * @param model its name
   * @param batch rows a call
   * @param threads at the same time
   */
  public record Case(String model, int batch, int threads) {}

  private static final int[] BATCHES = {1, 32, 256};
  private static final int[] THREADS = {1, 2, 4};

  private final List<ServingContender> contenders;
  private final int rounds;
  private final double seconds;
  private final Consumer<String> progress;

  /**
   * @param contenders who takes part
   * @param rounds measurements of each, of which the median counts
   * @param seconds how long a measurement takes
   * @param progress hears what is being measured
   */
  public ServingBenchmark(
      List<ServingContender> contenders, int rounds, double seconds, Consumer<String> progress) {
    this.contenders = List.copyOf(contenders);
    this.rounds = rounds;
    this.seconds = seconds;
    this.progress = progress;
  }

  /** Measures every batch size and number of threads on the models. */
  public Map<Case, Map<String, Served>> run(List<String> models) {
    Map<Case, Map<String, Served>> results = new LinkedHashMap<>();
    for (String model : models) {
      for (int batch : BATCHES) {
        for (int threads : THREADS) {
          Case asked = new Case(model, batch, threads);
          results.put(asked, run(asked));
        }
      }
    }
    return results;
  }

  private Map<String, Served> run(Case asked) {
    Map<String, List<Served>> measured = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (ServingContender contender : contenders) {
        if (asked.threads() > contender.maxThreads()) {
          continue;
        }
        progress.accept(
            "%s, %d rows, %d threads: %s"
                .formatted(asked.model(), asked.batch(), asked.threads(), contender.name()));
        Served served = contender.serve(asked.model(), asked.batch(), asked.threads(), seconds);
        List<Served> all = measured.computeIfAbsent(contender.name(), n -> new ArrayList<>());
        if (round > 0) { // the first is to get warm
          all.add(served);
        }
      }
    }
    Map<String, Served> medians = new LinkedHashMap<>();
    measured.forEach((name, all) -> medians.put(name, Served.median(all.toArray(Served[]::new))));
    return medians;
  }

  /** Tables: latency of one row, and rows a second. */
  public static String markdown(Map<Case, Map<String, Served>> results) {
    List<String> names = List.copyOf(results.values().iterator().next().keySet());
    StringBuilder text = new StringBuilder();
    head(
        text, "Microseconds for one row on one thread, median (99 of 100 within):", "model", names);
    results.forEach(
        (asked, served) -> {
          if (asked.batch() == 1 && asked.threads() == 1) {
            text.append("| ").append(asked.model()).append(" |");
            names.forEach(name -> text.append(' ').append(latency(served.get(name))).append(" |"));
            text.append('\n');
          }
        });
    text.append('\n');
    head(text, "Rows a second:", "model, rows a call, threads", names);
    results.forEach(
        (asked, served) -> {
          text.append("| %s, %d, %d |".formatted(asked.model(), asked.batch(), asked.threads()));
          for (String name : names) {
            Served one = served.get(name);
            text.append(
                one == null ? " |" : String.format(Locale.ROOT, " %,.0f |", one.rowsPerSecond()));
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static void head(StringBuilder text, String title, String first, List<String> names) {
    text.append(title).append("\n\n| ").append(first).append(" |");
    names.forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|").append("---:|".repeat(names.size())).append('\n');
  }

  private static String latency(@Nullable Served served) {
    return served == null ? "" : number(served.p50()) + " (" + number(served.p99()) + ")";
  }

  private static String number(double micros) {
    return String.format(Locale.ROOT, micros < 100 ? "%.1f" : "%,.0f", micros);
  }

  /** The same as maps, for JSON. */
  public static List<Map<String, Object>> json(Map<Case, Map<String, Served>> results) {
    List<Map<String, Object>> all = new ArrayList<>();
    results.forEach(
        (asked, served) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("case", asked);
          one.put("served", served);
          all.add(one);
        });
    return all;
  }
}

package org.kerasjvm.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Two sets of figures, of two commits for example, as ratios new to old. */
public final class Comparison {

  private Comparison() {}

  /**
   * Tables of ratios new/old, below 1 where the new one takes less, of the workloads and contenders
   * that both have.
   */
  public static String markdown(Figures old, Figures now) {
    List<Result> common =
        now.results().stream().filter(r -> old.result(r.workload()).isPresent()).toList();
    if (common.isEmpty()) {
      return "The figures have no workload in common.\n";
    }
    return ("Old: " + old.machine() + ".\nNew: " + now.machine() + ".\n\n")
        + table("Microseconds a step, new/old:", old, common, score -> score.step().median())
        + table("Seconds of the first epoch, new/old:", old, common, Score::firstEpochSeconds)
        + table("Peak memory, new/old:", old, common, Score::peakMegabytes)
        + table("`predict` of one row, new/old:", old, common, Score::predictMicros);
  }

  private static String table(
      String title, Figures old, List<Result> now, ToDoubleFunction<Score> figure) {
    return Tables.table(
        title,
        now,
        entrant -> true,
        (result, score) ->
            old.result(result.workload())
                .flatMap(before -> before.score(Entrant.of(score.contender())))
                .map(before -> figure.applyAsDouble(score) / figure.applyAsDouble(before))
                .map(Tables::number)
                .orElse(""));
  }
}

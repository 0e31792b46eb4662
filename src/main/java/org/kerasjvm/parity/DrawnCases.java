package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.kerasjvm.parity.Outcome.Verdict;

/** The randomised comparison: many drawn cases on both sides, each mismatch made small. */
public final class DrawnCases {

  private final long seed;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Outcome> mismatches = new ArrayList<>();
  private int draws;
  private int refused;
  private double relative;

  private DrawnCases(long seed) {
    this.seed = seed;
  }

  /**
   * Draws and compares.
   *
   * @param progress told the number of each case before it runs
   */
  public static DrawnCases run(int draws, Draws source, Oracle oracle, IntConsumer progress) {
    DrawnCases cases = new DrawnCases(source.seed());
    for (int k = 0; k < draws; k++) {
      progress.accept(k);
      cases.add(Outcome.of(source.draw(k), oracle), oracle);
    }
    return cases;
  }

  private void add(Outcome outcome, Oracle oracle) {
    draws++;
    counts.merge(outcome.asked().family(), 1, Integer::sum);
    if (outcome.verdict() == Verdict.REFUSED) {
      refused++;
    } else if (outcome.verdict() == Verdict.EQUAL) {
      relative = Math.max(relative, outcome.difference().relative());
    } else {
      mismatches.add(new Shrinker(oracle).shrink(outcome));
    }
  }

  /** What differs, each as the smallest case that was found. */
  public List<Outcome> mismatches() {
    return List.copyOf(mismatches);
  }

  /** One sentence. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d random cases with seed %d: %s.",
        draws,
        seed,
        mismatches.isEmpty() ? "no mismatch" : mismatches.size() + " mismatches");
  }

  String markdown() {
    StringBuilder text = new StringBuilder("## Random cases\n\n").append(summary());
    text.append(
        String.format(
            Locale.ROOT,
            " Drawn: %s. Both sides refused %d of them. Largest relative difference of the others: %.1e.%n%n",
            counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList(),
            refused,
            relative));
    for (Outcome mismatch : mismatches) {
      text.append("```\n").append(mismatch.asked().toJson()).append("\n```\n\n");
    }
    return text.toString();
  }
}

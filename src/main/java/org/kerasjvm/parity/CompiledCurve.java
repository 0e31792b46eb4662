package org.kerasjvm.parity;

import java.util.List;
import java.util.Locale;

/**
 * The losses of one training on the ordinary kernels and compiled by XLA.
 *
 * @param name what is trained
 * @param byItself whether {@code jitCompile("auto")} compiles it when it trains for long
 * @param ordinary the loss of each epoch on the ordinary kernels
 * @param compiled the same, compiled
 */
public record CompiledCurve(
    String name, boolean byItself, List<Double> ordinary, List<Double> compiled) {

  /** How far compiled losses may be from the others, relative, in all these epochs. */
  public static final double ALLOWED = 1e-5;

  /** The epochs that a row shows beside the first and all. */
  private static final int EPOCHS = 10;

  /** The largest relative distance of the epochs up to one, counted from 1. */
  public double largest(int epochs) {
    double largest = 0;
    for (int k = 0; k < Math.min(epochs, ordinary.size()); k++) {
      double distance = Math.abs(compiled.get(k) - ordinary.get(k)) / Math.abs(ordinary.get(k));
      largest = Math.max(largest, distance);
    }
    return largest;
  }

  /** Whether all epochs are within {@link #ALLOWED}. */
  public boolean within() {
    return largest(ordinary.size()) <= ALLOWED;
  }

  /**
   * Whether it counts as a difference: compiled without having been asked for, and beyond the bound
   * in the first epoch already. Later a last bit may turn a relu on or off, on one CPU sooner than
   * on another, and from there on all weights differ.
   */
  boolean differs() {
    return byItself && largest(1) > ALLOWED;
  }

  private String verdict() {
    int epoch = 1;
    while (epoch <= ordinary.size() && largest(epoch) <= ALLOWED) {
      epoch++;
    }
    return within() ? "within" : "within before epoch " + epoch;
  }

  /** A row of the report's table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| `%s` | %.1e | %.1e | %.1e | %s | %s |\n",
        name,
        largest(1),
        largest(EPOCHS),
        largest(ordinary.size()),
        verdict(),
        byItself ? "yes" : "no");
  }
}

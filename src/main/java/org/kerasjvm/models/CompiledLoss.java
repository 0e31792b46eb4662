package org.kerasjvm.models;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.losses.TargetKind;
import org.kerasjvm.metrics.Mean;
import org.tensorflow.ndarray.Shape;

/**
 * What to minimise at one output ({@code CompileLoss} of {@code
 * keras/src/trainers/compile_utils.py}). "crossentropy" and "ce" become the cross-entropy that fits
 * the shapes, once these are known.
 */
final class CompiledLoss {

  private final boolean given;
  private final @Nullable Double weight;
  private final @Nullable Mean tracker;
  private @Nullable Loss loss;

  /**
   * A loss as the user gave it.
   *
   * @param identifier a name, a Loss, a function, or null for none
   * @param weight its factor in the total, or null for 1
   * @param tracker what reports it alone; null if it is the only one
   * @throws IllegalArgumentException if a name is unknown; the nearest known one is named
   */
  CompiledLoss(@Nullable Object identifier, @Nullable Double weight, @Nullable Mean tracker) {
    this.given = identifier != null;
    this.weight = weight;
    this.tracker = given ? tracker : null;
    this.loss = byShape(identifier) ? null : Losses.get(identifier);
  }

  private static boolean byShape(@Nullable Object identifier) {
    String name = identifier instanceof String s ? s.toLowerCase(Locale.ROOT) : "";
    return name.equals("crossentropy") || name.equals("ce");
  }

  /** Whether there is one. */
  boolean given() {
    return given;
  }

  /** The loss for targets and predictions of these shapes; null if the output has none. */
  @Nullable Loss of(Shape yTrue, Shape yPred) {
    if (loss != null || !given) {
      return loss;
    }
    return Losses.get(
        switch (TargetKind.of(yTrue, yPred)) {
          case BINARY -> "binary_crossentropy";
          case SPARSE_CATEGORICAL -> "sparse_categorical_crossentropy";
          case CATEGORICAL -> "categorical_crossentropy";
        });
  }

  /** Keeps what these shapes decide. */
  void resolve(Shape yTrue, Shape yPred) {
    loss = of(yTrue, yPred);
  }

  /** The loss, null if there is none or the shapes are not known yet. */
  @Nullable Loss loss() {
    return loss;
  }

  /** Its factor in the total, or null for 1. */
  @Nullable Double weight() {
    return weight;
  }

  /** What reports it alone, without its factor; null if it is the only one. */
  @Nullable Mean tracker() {
    return tracker;
  }
}

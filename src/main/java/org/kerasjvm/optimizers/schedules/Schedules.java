package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Registry;

/** The learning rate schedules by Keras name. */
public final class Schedules {

  /** JSON to schedules and back. */
  public static final Registry<LearningRateSchedule> REGISTRY =
      new Registry<>(
              "learning rate schedule", "keras.optimizers.schedules", LearningRateSchedule.class)
          .entry(ExponentialDecay.SCHEMA, ExponentialDecay::new)
          .entry(PiecewiseConstantDecay.SCHEMA, PiecewiseConstantDecay::new)
          .entry(PolynomialDecay.SCHEMA, PolynomialDecay::new)
          .entry(InverseTimeDecay.SCHEMA, InverseTimeDecay::new)
          .entry(CosineDecay.SCHEMA, CosineDecay::new)
          .entry(CosineDecayRestarts.SCHEMA, CosineDecayRestarts::new);

  private Schedules() {}
}

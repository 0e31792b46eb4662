package org.kerasjvm.optimizers;

import java.util.Locale;
import org.kerasjvm.config.Registry;

/** The optimizers by Keras name. */
public final class Optimizers {

  /** Names, objects and JSON to optimizers. */
  public static final Registry<Optimizer> REGISTRY =
      new Registry<>("optimizer", "keras.optimizers", Optimizer.class)
          .entry(SGD.SCHEMA, SGD::new)
          .entry(RMSprop.SCHEMA, RMSprop::new, "rmsprop")
          .entry(Adam.SCHEMA, Adam::new)
          .entry(AdamW.SCHEMA, AdamW::new, "adamw")
          .entry(Adamax.SCHEMA, Adamax::new)
          .entry(Nadam.SCHEMA, Nadam::new)
          .entry(Adadelta.SCHEMA, Adadelta::new)
          .entry(Adagrad.SCHEMA, Adagrad::new)
          .entry(Ftrl.SCHEMA, Ftrl::new)
          .entry(Adafactor.SCHEMA, Adafactor::new)
          .entry(Lion.SCHEMA, Lion::new)
          .entry(Lamb.SCHEMA, Lamb::new)
          .entry(LossScaleOptimizer.SCHEMA, LossScaleOptimizer::new, "lossscaleoptimizer");

  private Optimizers() {}

  /**
   * Keras's {@code optimizers.get}: an {@link Optimizer}, or a name in any case.
   *
   * @throws IllegalArgumentException if the name is unknown; the nearest known one is named
   */
  public static Optimizer get(Object identifier) {
    Object folded = identifier instanceof String name ? name.toLowerCase(Locale.ROOT) : identifier;
    try {
      Optimizer optimizer = REGISTRY.read(folded);
      if (optimizer != null) {
        return optimizer;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("compile: optimizer " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("compile: optimizer must be given; received null.");
  }
}

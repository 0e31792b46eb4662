package org.kerasjvm.constraints;

import org.kerasjvm.config.Registry;

/** The constraints by Keras name. */
public final class Constraints {

  /** Names, objects and JSON to constraints; the names are Keras's. */
  public static final Registry<Constraint> REGISTRY =
      new Registry<>("constraint", "keras.constraints", Constraint.class)
          .entry(MaxNorm.SCHEMA, MaxNorm::new)
          .entry(MinMaxNorm.SCHEMA, MinMaxNorm::new)
          .entry(NonNeg.SCHEMA, NonNeg::new)
          .entry(UnitNorm.SCHEMA, UnitNorm::new);

  private Constraints() {}
}

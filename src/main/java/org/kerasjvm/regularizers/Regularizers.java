package org.kerasjvm.regularizers;

import org.kerasjvm.config.Registry;

/** The regularizers by Keras name. */
public final class Regularizers {

  /** Names, objects and JSON to regularizers; the names are Keras's. */
  public static final Registry<Regularizer> REGISTRY =
      new Registry<>("regularizer", "keras.regularizers", Regularizer.class)
          .entry(L1.SCHEMA, L1::new)
          .entry(L2.SCHEMA, L2::new)
          .entry(L1L2.SCHEMA, L1L2::new)
          .entry(OrthogonalRegularizer.SCHEMA, OrthogonalRegularizer::new);

  private Regularizers() {}
}

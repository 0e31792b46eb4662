package org.kerasjvm.initializers;

import org.kerasjvm.config.Registry;

/** The initializers by Keras name. */
public final class Initializers {

  /** Names, objects and JSON to initializers; the aliases are Keras's. */
  public static final Registry<Initializer> REGISTRY =
      new Registry<>("initializer", "keras.initializers", Initializer.class)
          .entry(Zeros.SCHEMA, Zeros::new, "zero")
          .entry(Ones.SCHEMA, Ones::new, "one")
          .entry(Constant.SCHEMA, Constant::new)
          .entry(GlorotUniform.SCHEMA, GlorotUniform::new)
          .entry(GlorotNormal.SCHEMA, GlorotNormal::new)
          .entry(HeUniform.SCHEMA, HeUniform::new)
          .entry(HeNormal.SCHEMA, HeNormal::new)
          .entry(LecunUniform.SCHEMA, LecunUniform::new)
          .entry(LecunNormal.SCHEMA, LecunNormal::new)
          .entry(RandomUniform.SCHEMA, RandomUniform::new, "uniform")
          .entry(RandomNormal.SCHEMA, RandomNormal::new, "normal")
          .entry(TruncatedNormal.SCHEMA, TruncatedNormal::new)
          .entry(VarianceScaling.SCHEMA, VarianceScaling::new)
          .entry(Orthogonal.SCHEMA, Orthogonal::new, "OrthogonalInitializer")
          .entry(Identity.SCHEMA, Identity::new, "IdentityInitializer")
          .entry(STFT.SCHEMA, STFT::new, "STFTInitializer");

  private Initializers() {}
}

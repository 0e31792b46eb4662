package org.kerasjvm.layers;

import org.kerasjvm.config.Registry;

/** The layers by Keras class name. */
public final class Layers {

  /** Class names and JSON to layers. */
  public static final Registry<Layer> REGISTRY =
      new Registry<>("layer", "keras.layers", Layer.class)
          .entry(InputLayer.SCHEMA, InputLayer::new)
          .entry(Dense.SCHEMA, Dense::new)
          .entry(Activation.SCHEMA, Activation::new)
          .entry(Flatten.SCHEMA, Flatten::new)
          .entry(Reshape.SCHEMA, Reshape::new)
          .entry(Dropout.SCHEMA, Dropout::new)
          .entry(Add.SCHEMA, Add::new)
          .entry(Concatenate.SCHEMA, Concatenate::new);

  private Layers() {}
}

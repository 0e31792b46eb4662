package org.kerasjvm.wrappers;

import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.inputShape;
import static org.kerasjvm.Options.learningRate;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;

import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;

/** The networks of {@code python-export/recipes/wrappers.py}. */
final class Networks {

  private Networks() {}

  /** Four numbers, six relu, one sigmoid; compiled. */
  static Sequential binary() {
    Sequential model = network(1, "sigmoid");
    model.compile(
        loss("binary_crossentropy"), optimizer(new Adam(learningRate(0.05))), metrics("accuracy"));
    return model;
  }

  /** Four numbers, six relu, an output; not compiled. */
  static Sequential network(int units, String activation) {
    return new Sequential(
        new Dense(6, activation("relu"), inputShape(4)), new Dense(units, activation(activation)));
  }
}

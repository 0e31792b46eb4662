package org.kerasjvm.optimizers;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Adam with decoupled weight decay: {@code w -= w * weightDecay * rate} before each of Adam's
 * steps. {@link #excludeFromWeightDecay} keeps biases and the like from decaying.
 *
 * <p><b>Options</b> (default): those of {@link Adam}, {@code weightDecay} (0.004), {@code name}
 * (adamw); that is {@code learningRate} (0.001), {@code beta1} (0.9), {@code beta2} (0.999), {@code
 * epsilon} (1e-7), {@code amsgrad} (false).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/adamw.py}.
 */
public final class AdamW extends Adam {

  static final Schema SCHEMA = withOwn(OptimizerParams.schema("AdamW", "adamw", 0.001, 0.004));

  /**
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public AdamW(Option<? super AdamW>... options) {
    this(SCHEMA.configure(options));
  }

  AdamW(Config c) {
    super(c);
    OptimizerParams.require(
        c.find(OptimizerParams.WEIGHT_DECAY) != null,
        "Argument `weight_decay` must be a float. Received: weight_decay=None");
  }
}

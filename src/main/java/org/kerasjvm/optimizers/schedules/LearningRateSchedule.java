package org.kerasjvm.optimizers.schedules;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.ops.Value;

/**
 * A learning rate that depends on the number of batches so far. It is traced into the training step
 * once, so that each step computes its own rate.
 *
 * <pre>{@code
 * LearningRateSchedule halving = step -> step.cast(DType.FLOAT32).multiply(-0.01).exp();
 * model.compile(optimizer(new SGD(learningRate(halving))), loss("mse"));
 * }</pre>
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/optimizers/schedules/learning_rate_schedule.py}.
 */
@FunctionalInterface
public interface LearningRateSchedule extends Configurable {

  /**
   * Emits the rate.
   *
   * @param step the number of batches before this one, an int64 scalar
   * @return a float32 scalar
   */
  Value rate(Value step);

  /**
   * The configuration; a schedule of one's own has none unless it overrides this.
   *
   * @throws UnsupportedOperationException if it does not
   */
  @Override
  default Config config() {
    throw new UnsupportedOperationException(
        "Learning rate schedule '"
            + getClass().getSimpleName()
            + "' must override `get_config()` in order to be serializable.");
  }
}

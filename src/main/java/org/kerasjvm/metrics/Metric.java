package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.Named;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/**
 * Base of all metrics ({@code keras/src/metrics/metric.py}): state that starts at its initial value
 * at each epoch, an update for each batch, and a scalar result.
 *
 * <p><b>Options</b> of every metric (default): {@code name} (Keras's).
 */
public abstract class Metric implements Configurable, Named {

  /** The name in logs. */
  public static final Param<String> NAME = Param.text("name");

  private final Config config;

  /** Keeps the configuration. */
  protected Metric(Config config) {
    this.config = config;
  }

  /** A schema for a metric with Keras's default name. */
  static Schema schema(String className, String name) {
    return Schema.of(className).with(NAME, name).onlyDefault("dtype", "float32");
  }

  /** The state, in Keras's order. */
  public abstract List<Variable> variables();

  /** Adds a batch to the state. */
  public abstract void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight);

  /** The value of the metric: a float32 scalar of the current state. */
  public abstract Value result(CallContext context);

  /** Where the metric goes when a model gets better; null if it does not say so. */
  public @Nullable Direction direction() {
    return null;
  }

  /** The name in logs. */
  public final String name() {
    return config.get(NAME);
  }

  @Override
  public final Config config() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}

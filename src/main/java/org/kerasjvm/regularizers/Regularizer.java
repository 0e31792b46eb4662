package org.kerasjvm.regularizers;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Value;

/**
 * Base of all regularizers ({@code keras/src/regularizers/regularizers.py}): a scalar penalty from
 * a weight or an output. A regularizer of your own defines {@link #call(Value)}.
 */
public abstract class Regularizer implements Configurable {

  private final Config config;

  /** Keeps the configuration. */
  protected Regularizer(Config config) {
    this.config = config;
  }

  /** For a regularizer of your own, without arguments. */
  protected Regularizer() {
    this(Schema.of("Regularizer").fromMap(Map.of()));
  }

  /** Emits the penalty's operations: a scalar. */
  public abstract Value call(Value x);

  /** The penalty of an array, at once. */
  public final NDArray call(Object x) {
    return Eager.run(in -> call(in.get(0)), NDArray.of(x));
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

package org.kerasjvm.constraints;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Eager;
import org.kerasjvm.ops.Value;

/**
 * Base of all constraints ({@code keras/src/constraints/constraints.py}): a weight moved to where
 * it is allowed. A constraint of your own defines {@link #call(Value)}.
 */
public abstract class Constraint implements Configurable {

  private final Config config;

  /** Keeps the configuration. */
  protected Constraint(Config config) {
    this.config = config;
  }

  /** For a constraint of your own, without arguments. */
  protected Constraint() {
    this(Schema.of("Constraint").fromMap(Map.of()));
  }

  /** Emits the operations that make the allowed weight, of the same shape. */
  public abstract Value call(Value w);

  /** The allowed weight for an array, at once. */
  public final NDArray call(Object w) {
    return Eager.run(in -> call(in.get(0)), NDArray.of(w));
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

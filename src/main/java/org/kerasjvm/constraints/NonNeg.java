package org.kerasjvm.constraints;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * No negative weights: {@code w * (w >= 0)}.
 *
 * <p><b>Options</b> (default): none.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/constraints/constraints.py}.
 */
public final class NonNeg extends Constraint {

  static final Schema SCHEMA = Schema.of("NonNeg");

  /** Takes no arguments. */
  public NonNeg() {
    this(SCHEMA.fromMap(Map.of()));
  }

  NonNeg(Config c) {
    super(c);
  }

  @Override
  public Value call(Value w) {
    return w.multiply(w.greaterEqual(0).cast(w.dtype()));
  }
}

package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Hinge loss for targets -1 or 1: {@code mean(max(1 - yTrue * yPred, 0), axis=-1)}. Targets that
 * are all 0 or 1 are taken as -1 and 1.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Hinge extends Loss {

  static final Schema SCHEMA = Loss.schema("Hinge", "hinge");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Hinge(Option<? super Hinge>... options) {
    this(SCHEMA.configure(options));
  }

  Hinge(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return margin(yTrue, yPred).mean(-1);
  }

  /** {@code max(1 - t * p, 0)}, with t = 2 * yTrue - 1 if all targets are 0 or 1. */
  static Value margin(Value yTrue, Value yPred) {
    Value zeroOrOne = yTrue.equal(yTrue.constant(0)).or(yTrue.equal(yTrue.constant(1)));
    Value targets = zeroOrOne.all().choose(yTrue.multiply(2.0).subtract(1.0), yTrue);
    return yPred.constant(1).subtract(targets.multiply(yPred)).maximum(0);
  }
}

package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Kullback-Leibler divergence: {@code sum(yTrue * log(yTrue / yPred), axis=-1)}, both clipped to
 * {@code [1e-7, 1]}.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class KLDivergence extends Loss {

  static final Schema SCHEMA = Loss.schema("KLDivergence", "kl_divergence");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public KLDivergence(Option<? super KLDivergence>... options) {
    this(SCHEMA.configure(options));
  }

  KLDivergence(Config c) {
    super(c);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value t = yTrue.clip(CrossEntropies.EPSILON, 1);
    Value p = yPred.clip(CrossEntropies.EPSILON, 1);
    return t.multiply(t.divide(p).log()).sum(-1);
  }
}

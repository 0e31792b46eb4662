package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * Minus the cosine of the angle between targets and predictions: {@code -sum(l2norm(yTrue) *
 * l2norm(yPred), axis)}, from -1 (same direction) to 1. A zero vector gives 0.
 *
 * <p><b>Options</b> (default): {@code axis} (-1; as in Keras not part of the JSON), those of {@link
 * Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class CosineSimilarity extends Loss implements HasAxis {

  /** The axis of a vector. */
  public static final Param<Integer> AXIS = Param.integer("axis");

  static final Schema SCHEMA =
      Loss.schema("CosineSimilarity", "cosine_similarity").argument(AXIS, -1);

  private final int axis;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CosineSimilarity(Option<? super CosineSimilarity>... options) {
    this(SCHEMA.configure(options));
  }

  CosineSimilarity(Config c) {
    super(c);
    axis = c.get(AXIS);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    return yTrue.normalize(axis).multiply(yPred.normalize(axis)).sum(axis).negative();
  }
}

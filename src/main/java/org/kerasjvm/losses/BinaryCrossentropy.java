package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for targets 0 or 1: {@code mean(-t log p - (1-t) log(1-p), axis=-1)}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), those of
 * {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class BinaryCrossentropy extends Loss implements HasFromLogits, HasLabelSmoothing {

  /** Whether predictions are logits. */
  public static final Param<Boolean> FROM_LOGITS = Param.bool("from_logits");

  /** How far targets are moved towards even odds. */
  public static final Param<Double> LABEL_SMOOTHING = Param.number("label_smoothing").between(0, 1);

  static final Schema SCHEMA =
      Loss.schema("BinaryCrossentropy", "binary_crossentropy")
          .with(FROM_LOGITS, false)
          .with(LABEL_SMOOTHING, 0.0)
          .onlyDefault("axis", -1);

  private final boolean fromLogits;
  private final double smoothing;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryCrossentropy(Option<? super BinaryCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(FROM_LOGITS);
    smoothing = c.get(LABEL_SMOOTHING);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireEqual(place, yTrue, yPred, "");
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value targets = yTrue;
    if (smoothing > 0) {
      targets = yTrue.multiply(1.0 - smoothing).add(0.5 * smoothing);
    }
    return CrossEntropies.binary(targets, yPred, fromLogits).mean(-1);
  }
}

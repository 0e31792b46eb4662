package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasLabelSmoothing;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for one-hot targets: {@code -sum(t log p, axis=-1)}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code labelSmoothing} (0), those of
 * {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class CategoricalCrossentropy extends Loss
    implements HasFromLogits, HasLabelSmoothing {

  static final Schema SCHEMA =
      Loss.schema("CategoricalCrossentropy", "categorical_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .with(BinaryCrossentropy.LABEL_SMOOTHING, 0.0)
          .onlyDefault("axis", -1);

  private final boolean fromLogits;
  private final double smoothing;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CategoricalCrossentropy(Option<? super CategoricalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  CategoricalCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(BinaryCrossentropy.FROM_LOGITS);
    smoothing = c.get(BinaryCrossentropy.LABEL_SMOOTHING);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireEqual(
        place,
        yTrue,
        yPred,
        " For class numbers use sparse_categorical_crossentropy, or encode them by toCategorical.");
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value targets = yTrue;
    if (smoothing > 0) {
      double classes = yTrue.shape().get(yTrue.rank() - 1);
      targets =
          yTrue
              .multiply(1.0 - smoothing)
              .add(yTrue.constant(smoothing).divide(yTrue.constant(classes)));
    }
    return CrossEntropies.categorical(targets, yPred, fromLogits);
  }
}

package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for class numbers as targets: {@code -log p[t]}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class SparseCategoricalCrossentropy extends Loss implements HasFromLogits {

  static final Schema SCHEMA =
      Loss.schema("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .onlyDefault("ignore_class", null)
          .onlyDefault("axis", -1);

  private final boolean fromLogits;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SparseCategoricalCrossentropy(Option<? super SparseCategoricalCrossentropy>... options) {
    this(SCHEMA.configure(options));
  }

  SparseCategoricalCrossentropy(Config c) {
    super(c);
    fromLogits = c.get(BinaryCrossentropy.FROM_LOGITS);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireClassNumbers(place, yTrue, yPred);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value classes = yTrue;
    if (yTrue.rank() == yPred.rank() && yTrue.shape().get(yTrue.rank() - 1) == 1) {
      classes = yTrue.squeeze(-1);
    }
    return CrossEntropies.sparse(classes, yPred, fromLogits);
  }
}

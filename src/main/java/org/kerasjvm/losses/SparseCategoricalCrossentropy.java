package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasIgnoreClass;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Cross-entropy for class numbers as targets: {@code -log p[t]}.
 *
 * <p><b>Options</b> (default): {@code fromLogits} (false), {@code ignoreClass} (none; samples of
 * that class have loss 0 and are left out of the mean), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class SparseCategoricalCrossentropy extends Loss
    implements HasFromLogits, HasIgnoreClass {

  /** The class to leave out. */
  public static final Param<Integer> IGNORE_CLASS = Param.integer("ignore_class");

  static final Schema SCHEMA =
      Loss.schema("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy")
          .with(BinaryCrossentropy.FROM_LOGITS, false)
          .with(IGNORE_CLASS, null);

  private final boolean fromLogits;
  private final @Nullable Integer ignoreClass;

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
    ignoreClass = c.find(IGNORE_CLASS);
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
    if (ignoreClass == null) {
      return CrossEntropies.sparse(classes, yPred, fromLogits);
    }
    Value ignored = classes.equal(classes.constant(ignoreClass));
    Value valid = ignored.not();
    Value counted = valid.cast(yPred.dtype());
    Value loss =
        CrossEntropies.sparse(
            classes.multiply(counted), yPred.multiply(counted.expandDims(-1)), fromLogits);
    return valid.choose(loss, loss.constant(0)).withMask(valid);
  }
}

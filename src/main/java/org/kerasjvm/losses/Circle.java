package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasGamma;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Circle loss of embeddings: targets are class numbers, predictions one vector of length 1 a
 * sample. With {@code d = max(1 - p p^T, 0)} between samples, {@code softplus(logsumexp(-gamma * w+
 * * (margin - d)) + logsumexp(gamma * w- * (1 - margin - d)))}, the first over pairs of the same
 * class with {@code w+ = max(margin + d, 0)}, the second over pairs of different classes with
 * {@code w- = max(1 + margin - d, 0)}. Samples with a loss of 0 are left out of the mean.
 *
 * <p><b>Options</b> (default): {@code gamma} (80), {@code margin} (0.4), {@code removeDiagonal}
 * (true: a sample is no pair with itself), those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}.
 */
public final class Circle extends Loss implements HasGamma {

  /** The scale of the distances. */
  public static final Param<Double> GAMMA = BinaryFocalCrossentropy.GAMMA;

  /** How far apart classes are to be. */
  public static final Param<Double> MARGIN = Param.number("margin");

  /** Whether a sample is no pair with itself. */
  public static final Param<Boolean> REMOVE_DIAGONAL = Param.bool("remove_diagonal");

  static final Schema SCHEMA =
      Loss.schema("Circle", "circle")
          .with(GAMMA, 80.0)
          .with(MARGIN, 0.4)
          .with(REMOVE_DIAGONAL, true);

  private final double gamma;
  private final double margin;
  private final boolean removeDiagonal;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public Circle(Option<? super Circle>... options) {
    this(SCHEMA.configure(options));
  }

  Circle(Config c) {
    super(c);
    gamma = c.get(GAMMA);
    margin = c.get(MARGIN);
    removeDiagonal = c.get(REMOVE_DIAGONAL);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireClassNumbers(place, yTrue, yPred);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    Value distance = yPred.constant(1).subtract(yPred.matmul(yPred.transpose(1, 0))).maximum(0);
    Value labels = yTrue.cast(DType.INT32).reshape(-1, 1);
    Value same = labels.equal(labels.transpose(1, 0));
    Value positive = removeDiagonal ? same.and(diagonal(labels).not()) : same;
    Value toPull = weighted(distance.add(margin), positive).multiply(-gamma);
    Value pull = toPull.multiply(distance.constant(margin).subtract(distance));
    Value far = distance.constant(1.0 + margin).subtract(distance);
    Value toPush = weighted(far, same.not()).multiply(gamma);
    Value push = toPush.multiply(distance.constant(1.0 - margin).subtract(distance));
    Value loss = among(positive, pull).add(among(same.not(), push)).softplus();
    return loss.withMask(loss.greater(0));
  }

  private static Value diagonal(Value labels) {
    Value size = labels.batchSize();
    Value rows =
        size.as(size.tf().range(size.constant(0).typed(), size.typed(), size.constant(1).typed()));
    return rows.expandDims(1).equal(rows.expandDims(0));
  }

  private static Value weighted(Value distance, Value pairs) {
    return distance.multiply(pairs.cast(distance.dtype())).maximum(0);
  }

  private static Value among(Value pairs, Value values) {
    return pairs.choose(values, values.constant(Double.NEGATIVE_INFINITY)).logSumExp(1);
  }
}

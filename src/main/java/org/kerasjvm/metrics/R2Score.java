package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The coefficient of determination: {@code 1 - sum((t - p)^2) / sum((t - mean(t))^2)} of each
 * output, 0 where it would be infinite. Targets and predictions have shape (batch, outputs).
 *
 * <p><b>Options</b> (default): {@code classAggregation} (uniform_average; also
 * variance_weighted_average, or null for an array with one score an output), {@code numRegressors}
 * (0; more adjust the score for the number of predictors), {@code name} (r2_score), {@code dtype}
 * (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/regression_metrics.py}. Where there are
 * not more samples than predictors, the score stays as it is.
 */
public final class R2Score extends Metric {

  /** How the outputs' scores become one; null for none. */
  public static final Param<String> CLASS_AGGREGATION =
      Param.choice("class_aggregation", "uniform_average", "variance_weighted_average");

  /** The number of predictors of an adjusted score. */
  public static final Param<Integer> NUM_REGRESSORS = Param.integer("num_regressors").atLeast(0);

  static final Schema SCHEMA =
      Metric.schema("R2Score", "r2_score")
          .with(CLASS_AGGREGATION, "uniform_average")
          .with(NUM_REGRESSORS, 0);

  private final @Nullable String aggregation;
  private final int regressors;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public R2Score(Option<? super R2Score>... options) {
    this(SCHEMA.configure(options));
  }

  R2Score(Config c) {
    super(c);
    aggregation = c.find(CLASS_AGGREGATION);
    regressors = c.get(NUM_REGRESSORS);
    addVariable("num_samples");
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected void build(Shape yTrue, Shape yPred) {
    boolean single = yTrue.numDimensions() == 1 && yPred.numDimensions() == 2 && yPred.get(1) == 1;
    OutputDimension.require("R2Score", single ? yPred : yTrue, yPred);
    addVariable("squared_sum", yPred.get(1));
    addVariable("sum", yPred.get(1));
    addVariable("residual", yPred.get(1));
    addVariable("count", yPred.get(1));
  }

  @Override
  public Shape resultShape() {
    return aggregation == null ? variable(1).shape() : Shape.scalar();
  }

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value[] aligned = Loss.align(yTrue.cast(dtype()), yPred.cast(dtype()));
    Value t = aligned[0];
    Value p = aligned[1];
    Value w = sampleWeight == null ? t.constant(1) : sampleWeight.cast(dtype());
    w = Samples.broadcast(w.rank() == 1 ? w.expandDims(1) : w, t);
    Value weighted = t.multiply(w);
    add(context, 0, t.size());
    add(context, 1, t.multiply(weighted).sum(0));
    add(context, 2, weighted.sum(0));
    add(context, 3, t.subtract(p).square().multiply(w).sum(0));
    add(context, 4, w.sum(0));
  }

  private void add(CallContext context, int index, Value more) {
    Variable variable = variable(index);
    context.update(variable, context.value(variable).add(more.cast(DType.FLOAT32)));
  }

  @Override
  public Value result(CallContext context) {
    Value squares = context.value(variable(1));
    Value sum = context.value(variable(2));
    Value residual = context.value(variable(3));
    Value mean = sum.divide(context.value(variable(4)));
    Value total = squares.subtract(sum.multiply(mean));
    Value raw = total.constant(1).subtract(residual.divide(total));
    Value zero = raw.as(raw.tf().zerosLike(raw.operand()));
    Value scores = raw.as(raw.tf().math.isInf(raw.<Operand<TFloat32>>typed())).choose(zero, raw);
    return adjusted(context.value(variable(0)), aggregated(scores, total));
  }

  private Value aggregated(Value scores, Value total) {
    if (aggregation == null) {
      return scores;
    }
    return aggregation.equals("uniform_average")
        ? scores.mean()
        : total.multiply(scores).sum().divide(total.sum());
  }

  private Value adjusted(Value samples, Value score) {
    if (regressors == 0) {
      return score;
    }
    Value one = score.constant(1);
    Value free = samples.subtract(regressors).subtract(1);
    Value adjusted = one.subtract(one.subtract(score).multiply(samples.subtract(1)).divide(free));
    Value enough = Samples.broadcast(free.greater(0), score);
    return enough.choose(adjusted, score);
  }
}

package org.kerasjvm.metrics;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAverage;
import org.kerasjvm.config.HasThreshold;
import org.kerasjvm.config.Param;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * {@code (1 + beta^2) precision recall / (beta^2 precision + recall)} of each class, then averaged:
 * the formula of {@link FBetaScore} and {@link F1Score}.
 */
public abstract class FScore extends Metric implements HasAverage, HasThreshold {

  /** What a prediction must exceed to count as 1; null takes the largest of each sample. */
  static final Param<Double> THRESHOLD =
      Param.number("threshold").where("a number with 0 < threshold <= 1", t -> t > 0 && t <= 1);

  private static final double EPSILON = 1e-7;
  private static final double NOT_ZERO = 1e-9;
  private static final String[] STATE = {
    "true_positives", "false_positives", "false_negatives", "intermediate_weights"
  };

  private final @Nullable String average;
  private final @Nullable Double threshold;
  private final double beta;

  FScore(Config c, double beta) {
    super(c);
    average = c.find(MetricParams.AVERAGE);
    threshold = c.find(THRESHOLD);
    this.beta = beta;
  }

  @Override
  public final Direction direction() {
    return Direction.UP;
  }

  private boolean micro() {
    return "micro".equals(average);
  }

  @Override
  protected final void build(Shape yTrue, Shape yPred) {
    OutputDimension.require("FBetaScore", yTrue, yPred);
    for (String name : STATE) {
      if (micro()) {
        addVariable(name, dtype());
      } else {
        addVariable(name, dtype(), yPred.get(1));
      }
    }
  }

  @Override
  public final Shape resultShape() {
    return average == null ? variable(0).shape() : Shape.scalar();
  }

  @Override
  public final void update(
      CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value t = yTrue.cast(dtype());
    Value p = hard(yPred.cast(dtype())).cast(dtype());
    Value one = p.constant(1);
    Value[] batch = {p.multiply(t), p.multiply(one.subtract(t)), one.subtract(p).multiply(t), t};
    for (int k = 0; k < batch.length; k++) {
      Variable sum = variable(k);
      context.update(sum, context.value(sum).add(weightedSum(batch[k], sampleWeight)));
    }
  }

  private Value hard(Value p) {
    if (threshold != null) {
      return p.greater(threshold);
    }
    return p.greaterEqual(p.maxKeepLast()).and(p.abs().greater(NOT_ZERO));
  }

  private Value weightedSum(Value values, @Nullable Value sampleWeight) {
    Value weighted = values;
    if (sampleWeight != null) {
      if (sampleWeight.rank() != 1) {
        throw new IllegalArgumentException(
            "%s: sample_weight must have one weight for each sample; received shape %s."
                .formatted(config().place(), Variable.show(sampleWeight.shape())));
      }
      weighted = values.multiply(sampleWeight.cast(dtype()).expandDims(1));
    }
    return micro() ? weighted.sum() : weighted.sum(0);
  }

  @Override
  public final Value result(CallContext context) {
    Value tp = context.value(variable(0));
    Value precision = tp.divide(tp.add(context.value(variable(1))).add(EPSILON));
    Value recall = tp.divide(tp.add(context.value(variable(2))).add(EPSILON));
    Value sum = precision.multiply(beta * beta).add(recall);
    Value mean = precision.multiply(recall).divide(sum.add(EPSILON));
    Value score = mean.multiply(1 + beta * beta);
    if ("weighted".equals(average)) {
      Value weights = context.value(variable(3));
      return score.multiply(weights.divide(weights.sum().add(EPSILON))).sum();
    }
    return average == null ? score : score.mean();
  }
}

package org.kerasjvm.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFromLogits;
import org.kerasjvm.config.HasNumThresholds;
import org.kerasjvm.config.HasThresholds;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * The area under the ROC curve (recall over false positive rate) or the PR curve (precision over
 * recall), drawn through some thresholds.
 *
 * <p><b>Options</b> (default): {@code numThresholds} (200), {@code curve} ("ROC"; also "PR"),
 * {@code summationMethod} ("interpolation"; also "minoring", "majoring"), {@code thresholds} (none;
 * instead of evenly spaced ones), {@code multiLabel} (false; true means the mean over labels),
 * {@code numLabels} (as the data say), {@code labelWeights} (1 for each), {@code fromLogits}
 * (false), {@code name} (a numbered one), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/confusion_metrics.py}.
 */
public final class AUC extends ConfusionMetric
    implements HasNumThresholds, HasThresholds, HasFromLogits {

  /** The number of thresholds. */
  public static final Param<Integer> NUM_THRESHOLDS =
      Param.integer("num_thresholds").where("an integer > 1", number -> number > 1);

  /** Which curve. */
  public static final Param<String> CURVE = AucArea.name("curve", "PR", "ROC");

  /** How the area between two thresholds is taken. */
  public static final Param<String> SUMMATION_METHOD =
      AucArea.name("summation_method", "interpolation", "majoring", "minoring");

  /** Whether each label has a curve of its own. */
  public static final Param<Boolean> MULTI_LABEL = Param.bool("multi_label");

  /** How many labels there are. */
  public static final Param<Integer> NUM_LABELS = Param.integer("num_labels").atLeast(1);

  /** How much each label counts. */
  public static final Param<List<Double>> LABEL_WEIGHTS =
      Param.of("label_weights", MetricParams.NumberList.INSTANCE);

  private static final Param<Boolean> FROM_LOGITS = Param.bool("from_logits");

  static final Schema SCHEMA =
      Metric.schema("AUC", null)
          .with(NUM_THRESHOLDS, 200)
          .with(CURVE, "ROC")
          .with(SUMMATION_METHOD, "interpolation")
          .with(MULTI_LABEL, false)
          .with(NUM_LABELS, null)
          .with(LABEL_WEIGHTS, null)
          .with(FROM_LOGITS, false)
          .with(MetricParams.THRESHOLDS, null);

  private final ConfusionRule rule;
  private final AucArea area;
  private final boolean multiLabel;
  private final boolean fromLogits;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public AUC(Option<? super AUC>... options) {
    this(SCHEMA.configure(options));
  }

  AUC(Config c) {
    super(c);
    List<Double> own = c.find(MetricParams.THRESHOLDS);
    Thresholds thresholds =
        own == null ? Thresholds.ofCurve(c.get(NUM_THRESHOLDS)) : Thresholds.ofCurve(own);
    multiLabel = c.get(MULTI_LABEL);
    fromLogits = c.get(FROM_LOGITS);
    List<Double> weights = c.find(LABEL_WEIGHTS);
    double[] labelWeights =
        weights == null ? null : weights.stream().mapToDouble(Double::doubleValue).toArray();
    rule = new ConfusionRule(thresholds, null, null, multiLabel, multiLabel ? null : labelWeights);
    area = new AucArea(c.get(CURVE), c.get(SUMMATION_METHOD), multiLabel, labelWeights);
    Integer labels = c.find(NUM_LABELS);
    if (labels != null && !multiLabel) {
      throw new IllegalArgumentException(
          config().place() + ": `num_labels` is needed only when `multi_label` is True.");
    }
    if (!multiLabel) {
      keep(new long[] {thresholds.size()}, Condition.values());
    } else if (labels != null) {
      keep(new long[] {thresholds.size(), labels}, Condition.values());
    }
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  ConfusionRule rule() {
    return rule;
  }

  @Override
  protected void build(Shape yTrue, Shape yPred) {
    if (multiLabel && yPred.numDimensions() != 2) {
      throw new IllegalArgumentException(
          "%s: `y_pred` must have rank 2 when `multi_label=True`. Found rank %d. Full shape received for `y_pred`: %s"
              .formatted(config().place(), yPred.numDimensions(), Variable.show(yPred)));
    }
    if (multiLabel && variables().isEmpty()) {
      keep(new long[] {rule.thresholds().size(), yPred.get(1)}, Condition.values());
    }
  }

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    super.update(context, yTrue, fromLogits ? yPred.sigmoid() : yPred, sampleWeight);
  }

  @Override
  public Value result(CallContext context) {
    return area.of(this, context);
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(super.getConfig());
    if (config().find(MetricParams.THRESHOLDS) == null) {
      json.remove(MetricParams.THRESHOLDS.key());
    } else {
      json.put(NUM_THRESHOLDS.key(), rule.thresholds().size());
    }
    return json;
  }
}

package org.kerasjvm.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasK;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;

/**
 * How often the class that the target names is among the k largest predictions.
 *
 * <p><b>Options</b> (default): {@code k} (5), {@code fromSortedIds} (false; true means that
 * predictions are class numbers, the likeliest first), {@code name}
 * (sparse_top_k_categorical_accuracy), {@code dtype} (float32).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/accuracy_metrics.py}.
 */
public final class SparseTopKCategoricalAccuracy extends MeanMetric implements HasK {

  /** Whether predictions are class numbers, the likeliest first. */
  public static final Param<Boolean> FROM_SORTED_IDS = Param.bool("from_sorted_ids");

  static final Schema SCHEMA =
      Metric.schema("SparseTopKCategoricalAccuracy", "sparse_top_k_categorical_accuracy")
          .with(MetricParams.K, 5)
          .with(FROM_SORTED_IDS, false);

  private final int k;
  private final boolean fromSortedIds;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SparseTopKCategoricalAccuracy(Option<? super SparseTopKCategoricalAccuracy>... options) {
    this(SCHEMA.configure(options));
  }

  SparseTopKCategoricalAccuracy(Config c) {
    super(c);
    k = c.get(MetricParams.K);
    fromSortedIds = c.get(FROM_SORTED_IDS);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  @Override
  protected Value values(Value yTrue, Value yPred) {
    return fromSortedIds ? TopK.matchesSorted(yTrue, yPred, k) : TopK.matches(yTrue, yPred, k);
  }

  /** Keras writes {@code from_sorted_ids} only where it is true. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(super.getConfig());
    if (!fromSortedIds) {
      json.remove(FROM_SORTED_IDS.key());
    }
    return json;
  }
}

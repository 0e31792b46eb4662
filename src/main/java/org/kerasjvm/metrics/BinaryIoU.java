package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasThreshold;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;

/**
 * {@link IoU} of two classes, for predictions between 0 and 1.
 *
 * <p><b>Options</b> (default): {@code targetClassIds} (0 and 1), {@code threshold} (0.5, reached by
 * class 1), {@code name} (a numbered one), {@code dtype} (int64, so that weights are whole
 * numbers).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/iou_metrics.py}.
 */
public final class BinaryIoU extends IntersectionOverUnion implements HasThreshold {

  static final Schema SCHEMA =
      Schema.of("BinaryIoU")
          .with(MetricParams.TARGET_CLASS_IDS, List.of(0, 1))
          .with(MetricParams.THRESHOLD, 0.5)
          .with(NAME, null)
          .with(DTYPE, "int64");

  private final double threshold;

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public BinaryIoU(Option<? super BinaryIoU>... options) {
    this(SCHEMA.configure(options));
  }

  BinaryIoU(Config c) {
    super(c, 2, c.get(MetricParams.TARGET_CLASS_IDS), Data.NUMBERS);
    threshold = c.get(MetricParams.THRESHOLD);
  }

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value positive = yPred.cast(DType.FLOAT32).greaterEqual(threshold);
    super.update(context, yTrue, positive, sampleWeight);
  }
}

package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasIgnoreClass;
import org.kerasjvm.config.HasSparsePredictions;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * {@link MeanIoU} for one-hot targets.
 *
 * <p><b>Options</b> (default): {@code ignoreClass} (none: its samples are left out), {@code
 * sparseYPred} (false: predictions are one score a class, not class numbers), {@code axis} (-1:
 * where the classes lie), {@code name} (a numbered one), {@code dtype} (int64, so that weights are
 * whole numbers).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/iou_metrics.py}.
 */
public final class OneHotMeanIoU extends IntersectionOverUnion
    implements HasIgnoreClass, HasSparsePredictions, HasAxis {

  static final Schema SCHEMA =
      Schema.of("OneHotMeanIoU")
          .required(MetricParams.NUM_CLASSES)
          .with(NAME, null)
          .with(DTYPE, "int64")
          .with(MetricParams.IGNORE_CLASS, null)
          .with(MetricParams.SPARSE_Y_PRED, false)
          .with(MetricParams.AXIS, -1);

  /**
   * Made from the classes and options.
   *
   * @param numClasses how many classes there are, 1 or more
   * @throws IllegalArgumentException if one of them is wrong or given twice
   */
  @SafeVarargs
  public OneHotMeanIoU(int numClasses, Option<? super OneHotMeanIoU>... options) {
    this(SCHEMA.configure(options, new Option<>(MetricParams.NUM_CLASSES, numClasses)));
  }

  OneHotMeanIoU(Config c) {
    super(
        c,
        c.get(MetricParams.NUM_CLASSES),
        allClasses(c.get(MetricParams.NUM_CLASSES)),
        new Data(
            c.find(MetricParams.IGNORE_CLASS),
            false,
            c.get(MetricParams.SPARSE_Y_PRED),
            c.get(MetricParams.AXIS)));
  }
}

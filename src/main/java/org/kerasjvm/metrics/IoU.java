package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasIgnoreClass;
import org.kerasjvm.config.HasSparsePredictions;
import org.kerasjvm.config.HasSparseTargets;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * Intersection over union: {@code tp / (tp + fp + fn)}, averaged over the target classes that
 * occur.
 *
 * <p><b>Options</b> (default): {@code ignoreClass} (none: its samples are left out), {@code
 * sparseYTrue} (true: targets are class numbers, not one-hot), {@code sparseYPred} (true:
 * predictions are class numbers, not one score a class), {@code axis} (-1: where the classes lie),
 * {@code name} (a numbered one), {@code dtype} (int64, so that weights are whole numbers).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/iou_metrics.py}.
 */
public final class IoU extends IntersectionOverUnion
    implements HasIgnoreClass, HasSparseTargets, HasSparsePredictions, HasAxis {

  static final Schema SCHEMA =
      Metric.schema("IoU", null)
          .with(DTYPE, "int64")
          .required(MetricParams.NUM_CLASSES)
          .required(MetricParams.TARGET_CLASS_IDS)
          .with(MetricParams.IGNORE_CLASS, null)
          .with(MetricParams.SPARSE_Y_TRUE, true)
          .with(MetricParams.SPARSE_Y_PRED, true)
          .with(MetricParams.AXIS, -1);

  /**
   * Made from the classes and options.
   *
   * @param numClasses how many classes there are, 1 or more
   * @param targetClassIds the classes that the result is about, each below {@code numClasses}
   * @throws IllegalArgumentException if one of them is wrong or given twice
   */
  @SafeVarargs
  public IoU(int numClasses, int[] targetClassIds, Option<? super IoU>... options) {
    this(
        SCHEMA.configure(
            options,
            new Option<>(MetricParams.NUM_CLASSES, numClasses),
            new Option<>(MetricParams.TARGET_CLASS_IDS, targetClassIds)));
  }

  IoU(Config c) {
    super(
        c,
        c.get(MetricParams.NUM_CLASSES),
        c.get(MetricParams.TARGET_CLASS_IDS),
        new Data(
            c.find(MetricParams.IGNORE_CLASS),
            c.get(MetricParams.SPARSE_Y_TRUE),
            c.get(MetricParams.SPARSE_Y_PRED),
            c.get(MetricParams.AXIS)));
  }
}

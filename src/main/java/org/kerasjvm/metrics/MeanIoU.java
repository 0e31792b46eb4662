package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasAxis;
import org.kerasjvm.config.HasIgnoreClass;
import org.kerasjvm.config.HasSparsePredictions;
import org.kerasjvm.config.HasSparseTargets;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;

/**
 * The mean, over the classes that occur, of intersection over union: {@code tp / (tp + fp + fn)}.
 *
 * <p><b>Options</b> (default): {@code ignoreClass} (none: its samples are left out), {@code
 * sparseYTrue} (true: targets are class numbers, not one-hot), {@code sparseYPred} (true:
 * predictions are class numbers, not one score a class), {@code axis} (-1: where the classes lie),
 * {@code name} (a numbered one), {@code dtype} (int64, so that weights are whole numbers).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/metrics/iou_metrics.py}.
 */
public final class MeanIoU extends IntersectionOverUnion
    implements HasIgnoreClass, HasSparseTargets, HasSparsePredictions, HasAxis {

  static final Schema SCHEMA =
      Schema.of("MeanIoU")
          .required(MetricParams.NUM_CLASSES)
          .with(NAME, null)
          .with(DTYPE, "int64")
          .with(MetricParams.IGNORE_CLASS, null)
          .with(MetricParams.SPARSE_Y_TRUE, true)
          .with(MetricParams.SPARSE_Y_PRED, true)
          .with(MetricParams.AXIS, -1);

  /**
   * Made from the classes and options.
   *
   * @param numClasses how many classes there are, 1 or more
   * @throws IllegalArgumentException if one of them is wrong or given twice
   */
  @SafeVarargs
  public MeanIoU(int numClasses, Option<? super MeanIoU>... options) {
    this(SCHEMA.configure(options, new Option<>(MetricParams.NUM_CLASSES, numClasses)));
  }

  MeanIoU(Config c) {
    super(
        c,
        c.get(MetricParams.NUM_CLASSES),
        allClasses(c.get(MetricParams.NUM_CLASSES)),
        new Data(
            c.find(MetricParams.IGNORE_CLASS),
            c.get(MetricParams.SPARSE_Y_TRUE),
            c.get(MetricParams.SPARSE_Y_PRED),
            c.get(MetricParams.AXIS)));
  }
}

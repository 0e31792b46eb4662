/**
 * Keras's metrics. A {@link org.kerasjvm.metrics.Metric} has state, an update for each batch and a
 * result; {@code compile} runs it inside the model's step, and without a model it works on arrays.
 *
 * <p>Most are the mean of a per-sample value, {@link org.kerasjvm.metrics.MeanMetric}, and define
 * that value alone. Those about yes-or-no predictions count outcomes at thresholds, {@link
 * org.kerasjvm.metrics.ConfusionMetric}, and define what they make of the counts.
 *
 * <p>Start with {@link org.kerasjvm.metrics.BinaryAccuracy} and {@link
 * org.kerasjvm.metrics.Precision}; {@link org.kerasjvm.metrics.Metrics} lists all names.
 */
@NullMarked
package org.kerasjvm.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * Keras's metrics. A {@link org.kerasjvm.metrics.Metric} has state, an update for each batch and a
 * result; most are the mean of a per-sample value, {@link org.kerasjvm.metrics.MeanMetric}, and
 * define that value alone.
 *
 * <p>Start with {@link org.kerasjvm.metrics.BinaryAccuracy}; {@link org.kerasjvm.metrics.Metrics}
 * lists all names.
 */
@NullMarked
package org.kerasjvm.metrics;

import org.jspecify.annotations.NullMarked;

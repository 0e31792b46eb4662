package org.kerasjvm.models;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.engine.DataSpec;

/**
 * What a call of {@code fit} or {@code evaluate} has to do, as far as it can be known beforehand.
 *
 * @param specs what the tensors of a batch look like
 * @param batchSize rows a batch; null where batches may differ
 * @param streamed whether batches come as they are ready, now few, now many
 * @param passes over the data
 * @param steps batches of all passes over the data; null where only the end tells
 */
record Workload(
    List<DataSpec> specs,
    @Nullable Integer batchSize,
    boolean streamed,
    long passes,
    @Nullable Long steps) {

  /** A number of passes over data. */
  static Workload of(CallData data, @Nullable Integer stepsPerPass, long passes) {
    List<DataSpec> specs = data.sample().arrays().stream().map(DataSpec::of).toList();
    Long steps = stepsPerPass == null ? null : Long.valueOf(stepsPerPass * Math.max(0, passes));
    return new Workload(specs, data.rowsPerBatch(), data instanceof CallData.Stream, passes, steps);
  }
}

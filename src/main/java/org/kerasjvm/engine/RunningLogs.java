package org.kerasjvm.engine;

/**
 * What a stretch of batches reports.
 *
 * @param last the running results after the last batch
 * @param sums the sums, over these batches, of the running results after each
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record RunningLogs(float[] last, double[] sums) {

  /** No logs. */
  static final RunningLogs NONE = new RunningLogs(new float[0], new double[0]);
}

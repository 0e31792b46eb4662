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
  public static final RunningLogs NONE = new RunningLogs(new float[0], new double[0]);

  /** These logs and then those of further batches. */
  public RunningLogs then(RunningLogs next) {
    if (sums.length == 0) {
      return next;
    }
    double[] both = sums.clone();
    for (int k = 0; k < both.length; k++) {
      both[k] += next.sums[k];
    }
    return new RunningLogs(next.last, both);
  }
}

package org.kerasjvm.engine;

/** One way of running a step over batches. */
public interface Runner {

  /** A pass over the data begins: what {@link StepFunction#restarted} names starts anew. */
  void restart();

  /**
   * Runs consecutive batches and leaves the state after the last one in the variables.
   *
   * @param data what the batches are taken from
   * @param firstBatch the number of the first batch
   * @param batches how many
   * @param batchSize rows a batch; the data's last batch may have fewer
   * @return the running results after the last batch and their sums over these batches, as far as
   *     the runner keeps them
   */
  RunningLogs run(ResidentData data, int firstBatch, int batches, int batchSize);
}

package org.kerasjvm.bench;

/** One way of training workloads: a runner of this library, or a mode of Keras. */
public interface Contender extends AutoCloseable {

  /** The column's heading. */
  String name();

  /**
   * Trains a workload for some epochs, warm from the second call on.
   *
   * @return seconds that {@code fit} took
   */
  double fit(Workload workload, int epochs);

  /**
   * Predicts one row many times.
   *
   * @return microseconds a call, the median
   */
  double predictOneRow(Workload workload, int calls);

  /** Frees what the contender holds for a workload. */
  void done(Workload workload);

  @Override
  void close();
}

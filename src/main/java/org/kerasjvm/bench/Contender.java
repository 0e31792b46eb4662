package org.kerasjvm.bench;

/**
 * One way of training one workload: a runner of this library, a mode of Keras, JAX. Each lives in a
 * process of its own, so that its memory can be told.
 */
public interface Contender extends AutoCloseable {

  /** What trains, with versions. */
  String description();

  /**
   * Loads the data and builds the model.
   *
   * @return seconds that it took
   */
  double prepare();

  /**
   * Trains for some epochs, warm from the second call on.
   *
   * @return seconds that {@code fit} took
   */
  double fit(int epochs);

  /**
   * Predicts one row many times, or for half a second.
   *
   * @return microseconds a call, the median; NaN if it does not predict
   */
  double predictOneRow(int calls);

  /** The most physical memory that the process has held, in megabytes of 10^6 bytes; or NaN. */
  double peakMegabytes();

  @Override
  void close();
}

package org.kerasjvm.bench;

import java.util.Arrays;

/** One way to get predictions out of a SavedModel. */
public interface ServingContender extends AutoCloseable {

  /**
   * What calls took.
   *
   * @param p50 the median of a call's microseconds
   * @param p99 what one call in a hundred exceeds
   * @param rowsPerSecond of all threads together
   */
  record Served(double p50, double p99, double rowsPerSecond) {

    /** The medians of several measurements, each by itself. */
    static Served median(Served... all) {
      return new Served(
          median(Arrays.stream(all).mapToDouble(Served::p50).toArray()),
          median(Arrays.stream(all).mapToDouble(Served::p99).toArray()),
          median(Arrays.stream(all).mapToDouble(Served::rowsPerSecond).toArray()));
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return values[values.length / 2];
    }
  }

  /** How reports call it. */
  String name();

  /** The most threads that it is asked with. */
  int maxThreads();

  /**
   * Calls again and again.
   *
   * @param model its name, {@code mnist} or {@code cnn}
   * @param batch rows a call
   * @param threads that call at the same time, each in its own loop
   * @param seconds how long
   */
  Served serve(String model, int batch, int threads, double seconds);

  @Override
  void close();
}

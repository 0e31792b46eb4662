package org.kerasjvm.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.kerasjvm.bench.Workload.Group;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.optimizers.Adam;

/** Models that grow, on numbers from a formula, which Python computes to the same bit. */
final class SyntheticWorkloads {

  private static final int WIDTH_BATCH = 256;
  private static final int ROWS_BATCH = 128;
  private static final int ROWS_FEATURES = 16;
  private static final double TWO_TO_32 = 4294967296.0;

  private SyntheticWorkloads() {}

  /**
   * Three dense layers as wide as the input; whole batches, as the matrix products alone run them;
   * the widest have fewer rows.
   */
  static List<Workload> widths() {
    return List.of(
        width(4, 10240),
        width(16, 10240),
        width(64, 10240),
        width(256, 10240),
        width(1024, 2560),
        width(4096, 1024));
  }

  private static Workload width(int units, int rows) {
    return new Workload(
        "width-" + units,
        Group.WIDTHS,
        units,
        "%d-%d-%d-%d, Adam, batch %d".formatted(units, units, units, units, WIDTH_BATCH),
        rows,
        WIDTH_BATCH,
        () -> new NDArray[] {inputs(rows, units), labels(rows, units)},
        Workloads.dense(units, "softmax", units, units, units),
        Adam::new,
        "sparse_categorical_crossentropy");
  }

  /** A small model on a thousand rows to a million. */
  static List<Workload> rows() {
    return IntStream.of(1000, 10000, 100000, 1000000).mapToObj(SyntheticWorkloads::rows).toList();
  }

  private static Workload rows(int rows) {
    return new Workload(
        "rows-" + rows,
        Group.ROWS,
        rows,
        "16-16-16-1, Adam, batch " + ROWS_BATCH,
        rows,
        ROWS_BATCH,
        () -> new NDArray[] {inputs(rows, ROWS_FEATURES), binary(rows)},
        Workloads.dense(ROWS_FEATURES, "sigmoid", 16, 16, 1),
        Adam::new,
        "binary_crossentropy");
  }

  /** Numbers from -0.5 up to 0.5. */
  static NDArray inputs(int rows, int features) {
    float[] x = new float[rows * features];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) (mixed(k) / TWO_TO_32 - 0.5);
    }
    return NDArray.of(x, rows, features);
  }

  /** Classes from 0 up. */
  static NDArray labels(int rows, int classes) {
    int[] y = new int[rows];
    for (int k = 0; k < rows; k++) {
      y[k] = (int) (mixed(~k) % classes);
    }
    return NDArray.of(y, rows);
  }

  private static NDArray binary(int rows) {
    float[] y = new float[rows];
    for (int k = 0; k < rows; k++) {
      y[k] = mixed(~k) % 2;
    }
    return NDArray.of(y, rows);
  }

  /** A whole number of 32 bits that looks random: the last steps of MurmurHash3. */
  private static long mixed(int k) {
    int h = k;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return Integer.toUnsignedLong(h ^ (h >>> 16));
  }
}

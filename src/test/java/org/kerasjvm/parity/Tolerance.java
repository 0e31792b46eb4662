package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/**
 * How far a number may be from Keras's. All tolerances of the tests stand here, each with its
 * reason; a test never picks its own. Do not widen one to get a test through: find the operation
 * that differs.
 *
 * @param name the constant, for messages
 * @param relative the part of the expected number that is allowed
 * @param absolute what is allowed on top of it
 * @param ulps allowed distance in float32 steps, counted at the expected number
 */
public record Tolerance(String name, double relative, double absolute, int ulps) {

  /**
   * Whether the strict bounds hold: goldens and test on CPUs with the same vector units. The bounds
   * for other CPUs allow for what Keras itself showed with oneDNN held to SSE4.1, AVX and AVX2 on
   * the machine that made the goldens ({@code python-export/compare.py}), and for no more.
   */
  private static final boolean SAME_KERNELS = Golden.sameKernels();

  /** Bit for bit: integers, random numbers, counts, accuracies, and what only moves data. */
  public static final Tolerance EXACT = new Tolerance("EXACT", 0, 0, 0);

  /**
   * The loss of an epoch. Same kernels, same order of operations; what is left is the order in
   * which a kernel sums, which the number of threads and the vector units decide: Keras itself
   * differs by up to 1.2e-7 between oneDNN on and off. All recorded fits of small models stay
   * within it with oneDNN off and with oneDNN held to AVX2, so they need no allowance for other
   * CPUs.
   */
  public static final Tolerance LOSS = trained("LOSS", 1e-6, 0, 2e-6, 0);

  /** The loss from epoch 50 on: the same difference, after it went through 50 epochs of updates. */
  public static final Tolerance LATE_LOSS = trained("LATE_LOSS", 2e-6, 0, 4e-6, 0);

  /** The first epoch whose loss is compared by {@link #LATE_LOSS}. */
  public static final int LATE = 50;

  /**
   * The loss of one of the first {@link #COMPILED_EPOCHS} epochs when XLA compiles the step: its
   * exponentials and sums are others than the ordinary kernels', by some last bits.
   */
  public static final Tolerance COMPILED = trained("COMPILED", 1e-5, 0, 1e-5, 0);

  /** A metric beside such a loss, which may be a difference of numbers of size 1. */
  public static final Tolerance COMPILED_METRIC =
      trained("COMPILED_METRIC", 1e-5, 5e-7, 1e-5, 5e-7);

  /** How many epochs of a compiled training are compared. */
  public static final int COMPILED_EPOCHS = 20;

  /**
   * Weights after some epochs of training and what is predicted with them; Keras itself differs by
   * up to 5e-7 between oneDNN on and off, and weights may be near 0, so that only an absolute bound
   * makes sense.
   */
  public static final Tolerance TRAINED = trained("TRAINED", 1e-6, 1e-6, 1e-5, 1e-5);

  /** Weights after 50 epochs and more: the same difference, carried through all updates. */
  public static final Tolerance LATE_TRAINED = trained("LATE_TRAINED", 2e-6, 2e-6, 1e-5, 1e-5);

  /**
   * The slots of an optimizer after training: squares and products of gradients, which double a
   * relative difference; those that sum steps (momentum) may be near 0.
   */
  public static final Tolerance SLOT = trained("SLOT", 1e-5, 5e-7, 3e-4, 1e-5);

  /**
   * One function of one number (activations and their gradients). Most are equal bit for bit; in a
   * graph TensorFlow fuses x * sigmoid(x) into one kernel, and log_softmax is composed here because
   * its native gradient is wrong beyond rank 2, which costs some last bits.
   */
  public static final Tolerance FUNCTION = new Tolerance("FUNCTION", 0, 1e-7, 4);

  /** A loss or metric of a few numbers: some functions and a short sum. */
  public static final Tolerance SHORT_SUM = new Tolerance("SHORT_SUM", 0, 1e-7, 4);

  /**
   * Ten optimizer steps on given gradients: elementwise, so the same bits but for Rsqrt, whose last
   * bit depends on whether an element is computed in a vector or alone; 1e-8 is that bit for a step
   * of 0.1, far below the size of a step.
   */
  public static final Tolerance STEP = new Tolerance("STEP", 0, 1e-8, 2);

  /**
   * A gradient against a central difference of float32 values: the difference of two rounded sums
   * over a step of 1/64, and the third derivative that the difference neglects.
   */
  public static final Tolerance FINITE_DIFFERENCE =
      new Tolerance("FINITE_DIFFERENCE", 2e-3, 2e-3, 0);

  /**
   * Float64 numbers of size 1 that went through one sine, cosine or logarithm: C libraries and Java
   * differ in the last bit (2.2e-16), and a product or sum follows.
   */
  public static final Tolerance FLOAT64_FUNCTION = new Tolerance("FLOAT64_FUNCTION", 0, 5e-16, 0);

  /** Where a glyph's outline lies, in pixels: float64 sums of coordinates of size 10. */
  public static final Tolerance OUTLINE = new Tolerance("OUTLINE", 0, 1e-9, 0);

  /** A ratio of about 1e-4 made of 1.001, which no float32 is exactly. */
  public static final Tolerance DECIMAL = new Tolerance("DECIMAL", 0, 1e-8, 0);

  /** A bound on what training gives: strict on like CPUs, wider elsewhere. */
  private static Tolerance trained(
      String name,
      double relative,
      double absolute,
      double relativeElsewhere,
      double absoluteElsewhere) {
    return SAME_KERNELS
        ? new Tolerance(name, relative, absolute, 0)
        : new Tolerance(name, relativeElsewhere, absoluteElsewhere, 0);
  }

  /**
   * The loss of a tutorial's epoch where the golden comes from a CPU with other vector units: there
   * Keras itself moves away from the golden, most on MNIST, whose RMSprop multiplies a last bit up
   * to 5 % of a loss ({@code python-export/compare.py}).
   */
  public static final Tolerance LOSS_ELSEWHERE = new Tolerance("LOSS_ELSEWHERE", 0.1, 1e-3, 0);

  /** An accuracy under the same circumstances: two of Sonar's 187 rows. */
  public static final Tolerance COUNTS_ELSEWHERE = new Tolerance("COUNTS_ELSEWHERE", 0, 0.012, 0);

  /** The tolerance for the loss or metric of an epoch, counted from 0. */
  public static Tolerance ofEpoch(int epoch) {
    return epoch < LATE ? LOSS : LATE_LOSS;
  }

  /** The allowed distance from an expected number. */
  public double around(double expected) {
    double steps = ulps * (double) Math.ulp((float) expected);
    return relative * Math.abs(expected) + absolute + steps;
  }

  /** Whether two numbers are close enough; NaN is close to NaN. */
  public boolean allows(double actual, double expected) {
    return Double.compare(actual, expected) == 0
        || actual == expected
        || Math.abs(actual - expected) <= around(expected);
  }

  /** Fails if a number is too far from the expected one. */
  public void check(String what, double actual, double expected) {
    check(what, new double[] {actual}, new double[] {expected});
  }

  /** Fails if one of the numbers is too far from the expected one, and says which and how far. */
  public void check(String what, float[] actual, float[] expected) {
    check(what, widened(actual), widened(expected));
  }

  /** Fails if one of the numbers is too far from the expected one, and says which and how far. */
  public void check(String what, double[] actual, double[] expected) {
    assertThat(actual.length).as("%s: number of elements", what).isEqualTo(expected.length);
    for (int k = 0; k < expected.length; k++) {
      assertThat(allows(actual[k], expected[k]))
          .as(message(what, k, actual[k], expected[k]))
          .isTrue();
    }
  }

  private String message(String what, int index, double actual, double expected) {
    return String.format(
        Locale.ROOT,
        "%s: element %d is %s, expected %s: %.3g away (%.1f ulp), %s allows %.3g",
        what,
        index,
        actual,
        expected,
        Math.abs(actual - expected),
        Math.abs(actual - expected) / Math.ulp((float) expected),
        name,
        around(expected));
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }
}

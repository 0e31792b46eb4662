package org.kerasjvm.parity;

/**
 * How far a result may be from Keras's, as a {@linkplain Difference relative difference}. All
 * bounds of components stand here, each with its reason.
 *
 * @param name for messages
 * @param relative the largest relative difference allowed; integers and truth values must be equal
 * @param absolute results whose largest absolute difference is no more than this are equal too
 */
public record Bound(String name, double relative, double absolute) {

  /** The same random bits, scaled by the same float32 operations. */
  public static final Bound INITIALIZER = new Bound("INITIALIZER", 0);

  /**
   * One function of one number, and its gradient: the same kernels, up to the last bits of those
   * that vector code and scalar code round differently (rsqrt, exp, tanh); softmax sums a row. In
   * gelu {@code 1 + erf(x)} cancels, which leaves the rounding of a number of size 1: 1e-7.
   */
  public static final Bound FUNCTION = new Bound("FUNCTION", 1e-6, 1e-7);

  /** Some functions and a sum, whose order the number of rows and the vector units decide. */
  public static final Bound LOSS = new Bound("LOSS", 1e-6);

  /** A sum of squares and a square root for each vector of a weight. */
  public static final Bound CONSTRAINT = new Bound("CONSTRAINT", 5e-7);

  /** A sum over a weight, as for losses. */
  public static final Bound REGULARIZER = new Bound("REGULARIZER", 1e-6);

  /** As for losses; counts are exact. */
  public static final Bound METRIC = new Bound("METRIC", 1e-6);

  /** A hundred updates, each of which may round once or twice differently (rsqrt, pow). */
  public static final Bound OPTIMIZER = new Bound("OPTIMIZER", 2e-6);

  /** A few functions of one number, the same kernels. */
  public static final Bound SCHEDULE = new Bound("SCHEDULE", 5e-7);

  /**
   * Loss and metrics of each of 50 epochs; Keras itself differs by 1.2e-7 between oneDNN on and
   * off, and training carries a difference on.
   */
  public static final Bound FIT = new Bound("FIT", 1e-6);

  /** A bound on the relative difference alone. */
  public Bound(String name, double relative) {
    this(name, relative, 0);
  }
}

package org.kerasjvm.preprocessing;

/** An estimator was used before {@code fit}: scikit-learn's {@code NotFittedError}. */
public final class NotFittedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** The exception for an estimator of this class name, with scikit-learn's text. */
  public NotFittedException(String estimator) {
    super(
        "This "
            + estimator
            + " instance is not fitted yet. Call 'fit' with appropriate arguments before using this"
            + " estimator.");
  }
}

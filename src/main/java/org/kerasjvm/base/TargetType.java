package org.kerasjvm.base;

import java.util.Locale;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/** What the values of a target array are ({@code sklearn/utils/multiclass.py}, type_of_target). */
public enum TargetType {
  /** One column with at most two different whole numbers or texts. */
  BINARY,
  /** One column with more than two different whole numbers or texts. */
  MULTICLASS,
  /** Several columns of at most two different values: indicators, one-hot rows included. */
  MULTILABEL_INDICATOR,
  /** Several columns of classes. */
  MULTICLASS_MULTIOUTPUT,
  /** One column of numbers with fractions. */
  CONTINUOUS,
  /** Several columns of numbers with fractions. */
  CONTINUOUS_MULTIOUTPUT,
  /** None of these, such as an array of three axes. */
  UNKNOWN;

  private static final int BINARY_VALUES = 2;

  /** Looks at all values of {@code y}. */
  public static TargetType of(NDArray y) {
    if (y.rank() < 1 || y.rank() > 2 || y.size() == 0) {
      return UNKNOWN;
    }
    boolean several = y.rank() == 2 && y.shape()[1] > 1;
    boolean fractions = y.dtype().isFloating() && !y.round().equal(y).all();
    int values = y.unique().length();
    if (several && !fractions && values <= BINARY_VALUES && y.dtype() != DType.STRING) {
      return MULTILABEL_INDICATOR;
    }
    if (fractions) {
      return several ? CONTINUOUS_MULTIOUTPUT : CONTINUOUS;
    }
    if (several) {
      return MULTICLASS_MULTIOUTPUT;
    }
    return values <= BINARY_VALUES ? BINARY : MULTICLASS;
  }

  /** Whether each row has one class, so that folds can keep the shares of the classes. */
  public boolean isOneClassPerRow() {
    return this == BINARY || this == MULTICLASS;
  }

  /** scikit-learn's word: {@code multilabel-indicator}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.kerasjvm.datasets;

import java.util.List;
import org.kerasjvm.data.NDArray;

/**
 * Rows of numbers with a target, as scikit-learn's {@code load_...()} returns them.
 *
 * @param data float64, shape (rows, features)
 * @param target class numbers (int64) or class names (text), shape (rows,)
 * @param featureNames a name for each feature
 * @param targetNames a name for each class, by class number
 */
public record TabularDataset(
    NDArray data, NDArray target, List<String> featureNames, List<String> targetNames) {

  /** Keeps copies of the lists. */
  public TabularDataset {
    featureNames = List.copyOf(featureNames);
    targetNames = List.copyOf(targetNames);
  }
}

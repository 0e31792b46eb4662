package org.kerasjvm.wrappers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.data.NDArray;

/**
 * What a wrapper knows of the data when it builds a model: SciKeras's {@code meta}, for build
 * functions that fit the model to the data.
 *
 * @param xShape {@code X_shape_}: the shape of the rows, their number first
 * @param targetType {@code target_type_}: what the targets are
 * @param classes {@code classes_}: the classes in ascending order; null for a regressor, and where
 *     each column has classes of its own
 * @param nOutputs {@code n_outputs_}: columns of the targets; 1 for a classifier
 */
public record ModelMeta(
    List<Integer> xShape, TargetType targetType, @Nullable NDArray classes, int nOutputs) {

  /** {@code n_features_in_}: the size of the second axis of the rows. */
  public int nFeaturesIn() {
    return xShape.get(1);
  }

  /** {@code n_classes_}: how many classes there are; 0 where {@link #classes} is null. */
  public int nClasses() {
    NDArray known = classes;
    return known == null ? 0 : known.length();
  }
}

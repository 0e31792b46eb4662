package org.kerasjvm.wrappers;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/** Targets as the network wants them and back ({@code scikeras/utils/transformers.py}). */
interface TargetEncoder {

  /** The targets that the network is trained on. */
  NDArray transform(NDArray y);

  /** The network's outputs as targets of the shape that was fitted. */
  NDArray inverse(NDArray outputs);

  /** The classes, where each row has one of one list. */
  @Nullable NDArray classes();

  /** Columns of the targets. */
  int nOutputs();

  /** The shape of the targets of {@code rows} rows. */
  static int[] shape(int rows, int[] fitted) {
    int[] shape = fitted.clone();
    shape[0] = rows;
    return shape;
  }
}

package org.kerasjvm.models;

import java.util.Map;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.Optimizer;

/**
 * Exchanges weights with their moving averages ({@code keras/src/callbacks/swap_ema_weights.py}).
 */
final class WeightAverages {

  private final Map<Variable, Variable> averages;

  /**
   * Those of an optimizer.
   *
   * @throws IllegalStateException if it keeps none
   */
  WeightAverages(Optimizer optimizer) {
    averages = optimizer.averages();
    if (averages.isEmpty()) {
      throw new IllegalStateException(
          "SwapEMAWeights must be used when `use_ema=True` is set on the optimizer. Received: use_ema=False");
    }
  }

  /** As Keras does it, by sums: last bits of both may change. */
  void swap() {
    averages.forEach(
        (weight, average) -> {
          float[] a = weight.value().ravel().toFloatArray();
          float[] b = average.value().ravel().toFloatArray();
          for (int k = 0; k < a.length; k++) {
            float sum = a[k] + b[k];
            b[k] = sum - b[k];
            a[k] = sum - b[k];
          }
          int[] shape = weight.value().shape();
          weight.assign(NDArray.of(a, shape));
          average.assign(NDArray.of(b, shape));
        });
  }

  /** The averages become what the weights are. */
  void keep() {
    averages.forEach((weight, average) -> average.assign(weight.value()));
  }
}

package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.KerasTensor;

/** Inputs as a signature takes them: of the very dtype and rank that the model was built for. */
final class ExampleInputs {

  private ExampleInputs() {}

  static List<NDArray> of(Model model, Object x) {
    DataSet data = DataSet.of("export: examples", x, null, null, DataSet.Names.ofInputs(model));
    DataChecks.inputs("export: examples", model, data.x());
    List<NDArray> inputs = new ArrayList<>();
    for (int k = 0; k < data.x().size(); k++) {
      inputs.add(conform(data.x().get(k), model.inputs().get(k)));
    }
    return inputs;
  }

  /** As the model itself does: an axis of 1 at the end added or removed, the dtype cast. */
  private static NDArray conform(NDArray given, KerasTensor input) {
    int rank = input.shape().numDimensions();
    NDArray value = given;
    if (given.rank() != rank) {
      int[] shape = Arrays.copyOf(given.shape(), rank);
      if (given.rank() < rank) {
        shape[rank - 1] = 1;
      }
      value = given.reshape(shape);
    }
    return value.astype(input.dtype());
  }
}

package org.kerasjvm.bench;

import java.util.List;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;

/**
 * A compiled model with its data, of the benchmark's catalog.
 *
 * @param model the model
 * @param x inputs
 * @param y targets
 * @param workload where they are from
 */
record Prepared(Sequential model, NDArray x, NDArray y, Workload workload)
    implements AutoCloseable {

  static Prepared of(String name, Mode mode) {
    Workload workload = Workloads.named(List.of(name)).get(0);
    NDArray[] data = workload.data().get();
    Sequential model = workload.model().get();
    mode.compile(model, workload);
    return new Prepared(model, data[0], data[1], workload);
  }

  @Override
  public void close() {
    model.close();
  }
}

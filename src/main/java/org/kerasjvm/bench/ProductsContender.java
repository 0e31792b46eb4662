package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.utils.Build;
import org.tensorflow.ndarray.Shape;

/**
 * The matrix products of a model's dense layers and nothing else: what a step cannot go below on
 * these kernels.
 */
final class ProductsContender implements Contender {

  private final Workload workload;
  private @Nullable MatrixProducts products;

  ProductsContender(Workload workload) {
    this.workload = workload;
  }

  @Override
  public String description() {
    return "TensorFlow Java " + Build.tensorflow();
  }

  @Override
  public double prepare() {
    long start = System.nanoTime();
    products = MatrixProducts.of(workload.batchSize(), kernels());
    return (System.nanoTime() - start) / 1e9;
  }

  private List<Shape> kernels() {
    List<Shape> kernels = new ArrayList<>();
    try (Sequential model = workload.model().get()) {
      model.layers().stream()
          .filter(Dense.class::isInstance)
          .forEach(layer -> kernels.add(layer.weights().get(0).shape()));
    }
    return kernels;
  }

  @Override
  public double fit(int epochs) {
    MatrixProducts p = Objects.requireNonNull(products, "prepare comes first");
    long start = System.nanoTime();
    p.run(epochs * workload.steps());
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public double predictOneRow(int calls) {
    return Double.NaN;
  }

  @Override
  public double peakMegabytes() {
    return ProcessMemory.peakMegabytes();
  }

  @Override
  public void close() {
    if (products != null) {
      products.close();
    }
  }
}

package org.kerasjvm.bench;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.utils.Build;

/** This library in one of its modes. */
final class JavaContender implements Contender {

  private record Prepared(Sequential model, NDArray x, NDArray y) {}

  private static final long PREDICTING = TimeUnit.MILLISECONDS.toNanos(500);

  private final Workload workload;
  private final Mode mode;
  private @Nullable Prepared prepared;

  JavaContender(Workload workload, Mode mode) {
    this.workload = workload;
    this.mode = mode;
  }

  @Override
  public String description() {
    return "keras-jvm %s on TensorFlow Java %s".formatted(Build.version(), Build.tensorflow());
  }

  @Override
  public double prepare() {
    long start = System.nanoTime();
    Keras.setRandomSeed(7);
    NDArray[] data = workload.data().get();
    Sequential model = workload.model().get();
    mode.compile(model, workload);
    prepared = new Prepared(model, data[0], data[1]);
    return (System.nanoTime() - start) / 1e9;
  }

  private Prepared ready() {
    return Objects.requireNonNull(prepared, "prepare comes first");
  }

  @Override
  public double fit(int epochCount) {
    Prepared p = ready();
    long start = System.nanoTime();
    p.model().fit(p.x(), p.y(), epochs(epochCount), batchSize(workload.batchSize()), verbose(0));
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public double predictOneRow(int calls) {
    Prepared p = ready();
    NDArray row = p.x().slice(0, 1);
    List<Double> micros = new ArrayList<>();
    long end = System.nanoTime() + PREDICTING;
    while (micros.isEmpty() || micros.size() < calls && System.nanoTime() < end) {
      long start = System.nanoTime();
      p.model().predict(row, verbose(0));
      micros.add((System.nanoTime() - start) / 1e3);
    }
    return Spread.of(micros).median();
  }

  @Override
  public double peakMegabytes() {
    return ProcessMemory.peakMegabytes();
  }

  @Override
  public void close() {
    if (prepared != null) {
      prepared.model().close();
      prepared = null;
    }
  }
}

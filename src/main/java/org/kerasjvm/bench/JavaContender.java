package org.kerasjvm.bench;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.verbose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;

/** This library with one native call a step, or with as many steps a call as there are. */
public final class JavaContender implements Contender {

  private record Prepared(Sequential model, NDArray x, NDArray y) {}

  private final String name;
  private final int stepsPerExecution;
  private final Map<Workload, Prepared> prepared = new HashMap<>();

  private JavaContender(String name, int stepsPerExecution) {
    this.name = name;
    this.stepsPerExecution = stepsPerExecution;
  }

  /** One native call a step. */
  public static JavaContender stepwise() {
    return new JavaContender("keras-jvm stepwise", 1);
  }

  /** One native call an epoch. */
  public static JavaContender looped() {
    return new JavaContender("keras-jvm looped", Integer.MAX_VALUE);
  }

  @Override
  public String name() {
    return name;
  }

  private Prepared prepare(Workload workload) {
    return prepared.computeIfAbsent(
        workload,
        w -> {
          Keras.setRandomSeed(7);
          NDArray[] data = w.data().get();
          return new Prepared(
              Workloads.model(w, data[0].shape()[1], stepsPerExecution), data[0], data[1]);
        });
  }

  @Override
  public double fit(Workload workload, int epochCount) {
    Prepared p = prepare(workload);
    long start = System.nanoTime();
    p.model().fit(p.x(), p.y(), epochs(epochCount), batchSize(workload.batchSize()), verbose(0));
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public double predictOneRow(Workload workload, int calls) {
    Prepared p = prepare(workload);
    NDArray row = p.x().slice(0, 1);
    double[] micros = new double[calls];
    for (int k = 0; k < calls; k++) {
      long start = System.nanoTime();
      p.model().predict(row, verbose(0));
      micros[k] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[calls / 2];
  }

  @Override
  public void done(Workload workload) {
    Prepared p = prepared.remove(workload);
    if (p != null) {
      p.model().close();
    }
  }

  @Override
  public void close() {
    prepared.values().forEach(p -> p.model().close());
    prepared.clear();
  }
}

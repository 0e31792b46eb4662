package org.kerasjvm.cli;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.executionPlan;
import static org.kerasjvm.Options.jitCompile;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.Keras;
import org.kerasjvm.bench.Workload;
import org.kerasjvm.bench.Workloads;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.parity.CompiledCurve;

/** Trains the models of the tutorials on the ordinary kernels and compiled by XLA. */
final class TutorialCurves {

  /** Hears how far it is. */
  interface Progress {
    void at(String what, int done, int all);
  }

  private TutorialCurves() {}

  static List<CompiledCurve> run(int epochCount, Progress progress) {
    List<CompiledCurve> curves = new ArrayList<>();
    List<Workload> workloads = Workloads.named(List.of("tutorials"));
    for (Workload workload : workloads) {
      progress.at("compiled " + workload.name(), curves.size(), workloads.size());
      NDArray[] data = workload.data().get();
      List<Double> ordinary = losses(workload, data, epochCount, false);
      List<Double> compiled = losses(workload, data, epochCount, true);
      curves.add(
          new CompiledCurve(workload.name(), compilesByItself(workload, data), ordinary, compiled));
    }
    return curves;
  }

  private static List<Double> losses(
      Workload workload, NDArray[] data, int epochCount, boolean jit) {
    Keras.setRandomSeed(7);
    try (Sequential model = workload.model().get()) {
      model.compile(optimizer(workload.optimizer().get()), loss(workload.loss()), jitCompile(jit));
      var history =
          model.fit(
              data[0], data[1], epochs(epochCount), batchSize(workload.batchSize()), verbose(0));
      return Objects.requireNonNull(history.history().get("loss"));
    }
  }

  /** Begins a training that would be long enough to be compiled, and asks how it ran. */
  private static boolean compilesByItself(Workload workload, NDArray[] data) {
    try (Sequential model = workload.model().get()) {
      model.compile(optimizer(workload.optimizer().get()), loss(workload.loss()));
      model.fit(
          data[0].slice(0, workload.batchSize()),
          data[1].slice(0, workload.batchSize()),
          epochs(5000),
          batchSize(workload.batchSize()),
          verbose(0),
          callbacks(new FirstEpochOnly()));
      StringBuilder text = new StringBuilder();
      model.summary(text::append, executionPlan(true));
      return text.toString().contains("compiled by XLA");
    }
  }

  private static final class FirstEpochOnly extends Callback {
    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
      model().stopTraining(true);
    }
  }
}

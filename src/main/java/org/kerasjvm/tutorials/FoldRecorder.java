package org.kerasjvm.tutorials;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kerasjvm.base.Classifier;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.modelselection.Fold;
import org.kerasjvm.modelselection.FoldListener;
import org.kerasjvm.pipeline.Pipeline;
import org.kerasjvm.plot.Plot;
import org.kerasjvm.plot.Plots;
import org.kerasjvm.wrappers.KerasClassifier;

/** Keeps what the networks of the Sonar article do in each fold. */
final class FoldRecorder {

  private final TutorialRun run;
  private final NDArray x;
  private final List<Fold> folds;
  private final Map<String, NDArray> scores = new LinkedHashMap<>();
  private final List<Double> finalLoss = new ArrayList<>();
  private final List<Double> finalAccuracy = new ArrayList<>();
  private String network = "";

  FoldRecorder(TutorialRun run, NDArray x, List<Fold> folds) {
    this.run = run;
    this.x = x;
    this.folds = folds;
    run.record("test_folds", folds.stream().map(Fold::test).toList());
  }

  /** Starts a network; the listener keeps the ends of its fits, and more of the first. */
  FoldListener of(String name) {
    network = name;
    finalLoss.clear();
    finalAccuracy.clear();
    return (fold, fitted, score) -> {
      Map<String, List<Double>> history = classifier(fitted).history();
      finalLoss.add(last(history, "loss"));
      finalAccuracy.add(last(history, "accuracy"));
      if (fold == 0) {
        run.record(network + ".first_fold_history", history);
        NDArray rows = x.take(folds.get(0).test());
        NDArray probabilities = ((Classifier) fitted).predictProba(rows);
        run.record(network + ".first_fold_predictions", probabilities.columns(1, 2));
      }
    };
  }

  private static KerasClassifier classifier(Estimator fitted) {
    Estimator last = fitted instanceof Pipeline pipeline ? pipeline.lastStep() : fitted;
    return (KerasClassifier) last;
  }

  private static double last(Map<String, List<Double>> history, String key) {
    List<Double> values = Objects.requireNonNull(history.get(key), key);
    return values.get(values.size() - 1);
  }

  /** Ends a network: prints mean and standard deviation of its scores in percent, and keeps all. */
  void print(String format, NDArray results) {
    double mean = results.mean() * 100;
    double std = results.std() * 100;
    run.print(String.format(java.util.Locale.ROOT, format, mean, std));
    scores.put(network, results);
    run.record(network + ".scores", results);
    run.record(network + ".mean_percent", mean);
    run.record(network + ".std_percent", std);
    run.record(network + ".final_loss", List.copyOf(finalLoss));
    run.record(network + ".final_accuracy", List.copyOf(finalAccuracy));
  }

  /** The scores of all networks, fold by fold. */
  Plot scores() {
    return Plots.lines(NDArray.arange(1, folds.size() + 1), scores)
        .title("Accuracy on the test rows of each fold")
        .xlabel("fold")
        .ylabel("accuracy");
  }
}

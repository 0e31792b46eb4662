package org.kerasjvm.tutorials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Model;
import org.kerasjvm.plot.Plot;
import org.kerasjvm.plot.Plots;

/** Pictures that several articles draw. */
final class Pictures {

  private Pictures() {}

  /** A metric in training and validation over the epochs, as two curves. */
  static Plot trainingAndValidation(History history, String metric) {
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    curves.put("training", history.get(metric));
    curves.put("validation", history.get("val_" + metric));
    return Plots.history(curves).title("Model " + metric).ylabel(metric);
  }

  /**
   * The articles' {@code plot_decision_boundary}.
   *
   * @param multiclass what the article prints for several outputs
   * @param binary what it prints for one
   */
  static Plot decisionBoundary(
      TutorialRun run, Model model, NDArray x, NDArray y, String multiclass, String binary) {
    return Plots.decisionBoundary(
        grid -> {
          NDArray predicted = model.predict(grid);
          run.print(predicted.shape()[1] > 1 ? multiclass : binary);
          return predicted.toFloat2D();
        },
        x,
        y);
  }
}

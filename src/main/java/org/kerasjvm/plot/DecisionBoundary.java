package org.kerasjvm.plot;

import java.util.function.Function;

/** The grid of predictions under classified points. */
final class DecisionBoundary {

  private static final int GRID = 100;
  private static final double BEYOND = 0.1;
  private static final double MARKER_SIZE = 40;

  private DecisionBoundary() {}

  static Panel panel(
      Function<float[][], float[][]> predict, double[] xs, double[] ys, Labels labels) {
    int classes = classes(labels);
    Interval x = beyond(Interval.of(xs));
    Interval y = beyond(Interval.of(ys));
    ScoreField field = ScoreField.of(predict.apply(mesh(x, y)), GRID, GRID, classes);
    if (field.classes() < classes) {
      throw new IllegalArgumentException(
          "decisionBoundary: labels must be less than the "
              + field.classes()
              + " columns of the predictions; received "
              + (classes - 1)
              + ".");
    }
    return Panel.of(
        Panel.Shape.SQUARE,
        Style.cmap("RdYlBu"),
        new Regions(x, y, field),
        new Markers(xs, ys, labels.spanning(field.classes()), Markers.radius(MARKER_SIZE)));
  }

  private static int classes(Labels labels) {
    if (!labels.discrete() || labels.range().low() < 0) {
      throw new IllegalArgumentException(
          "decisionBoundary: labels must be class numbers from 0, at most 100, or names; received"
              + " values from "
              + labels.range().low()
              + " to "
              + labels.range().high()
              + ".");
    }
    return (int) labels.range().high() + 1;
  }

  private static Interval beyond(Interval data) {
    return new Interval(data.low() - BEYOND, data.high() + BEYOND);
  }

  /** {@code np.c_[xx.ravel(), yy.ravel()]} of the mesh grid: x runs first, y from the bottom. */
  private static float[][] mesh(Interval x, Interval y) {
    float[][] points = new float[GRID * GRID][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new float[] {at(x, i % GRID), at(y, i / GRID)};
    }
    return points;
  }

  private static float at(Interval range, int i) {
    return (float) (range.low() + range.length() * i / (GRID - 1));
  }
}

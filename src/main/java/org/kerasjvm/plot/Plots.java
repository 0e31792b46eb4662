package org.kerasjvm.plot;

import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.Model;

/**
 * The pictures of the Keras tutorials, one line each.
 *
 * <p>Whatever takes an {@code Object} takes what {@link NDArray#of(Object)} takes: Java arrays,
 * {@code NDArray}s, TensorFlow Java's arrays, lists of numbers.
 *
 * <pre>{@code
 * Plots.history(history).save(Path.of("history.png"));
 * Plots.decisionBoundary(model, X, y).title("Train").save(Path.of("boundary.svg"));
 * Plots.confusionMatrix(cm, classNames).save(Path.of("confusion.png"));
 * }</pre>
 */
public final class Plots {

  private static final int FUNCTION_POINTS = 401;
  private static final String DIVERGING = "RdYlBu";

  private Plots() {}

  /**
   * The curves of a training, as {@code pd.DataFrame(history.history).plot()} draws them: every
   * metric over the epochs from 0, validation included, with a legend.
   *
   * @param history what {@code fit} returned
   * @return the plot
   * @throws IllegalArgumentException if nothing was recorded
   */
  public static Plot history(History history) {
    return history(history.history());
  }

  /**
   * The curves of a training given as a map of lists, {@code history.history()}.
   *
   * @param history the values of each epoch by metric
   * @return the plot
   * @throws IllegalArgumentException if it is empty
   */
  public static Plot history(Map<String, ? extends List<? extends Number>> history) {
    List<Artist> curves = new ArrayList<>();
    history.forEach(
        (name, values) -> {
          double[] ys = values.stream().mapToDouble(Number::doubleValue).toArray();
          curves.add(new Curve(indices(ys.length), ys, name, curves.size()));
        });
    requireValues("history", curves);
    Panel panel = curves(curves).withAxes(Axis.WHOLE_NUMBERS, Axis.NUMBERS);
    return Plot.of(panel).xlabel("epoch");
  }

  /**
   * One curve over 0, 1, 2, ...; {@code plt.plot(y)}.
   *
   * @param y its values, shape (n)
   * @return the plot
   */
  public static Plot plot(Object y) {
    double[] ys = vector("plot: y", y);
    return lines(indices(ys.length), Map.of("", ys)).noLegend();
  }

  /**
   * One curve; {@code plt.plot(x, y)}.
   *
   * @param x abscissas, shape (n)
   * @param y its values, shape (n); a value that is not finite breaks the curve
   * @return the plot
   */
  public static Plot plot(Object x, Object y) {
    return lines(x, Map.of("", y)).noLegend();
  }

  /**
   * Several named curves over the same abscissas, with a legend.
   *
   * @param x abscissas, shape (n)
   * @param series the values of each curve, shape (n), in the map's order
   * @return the plot
   * @throws IllegalArgumentException if there is none or lengths differ
   */
  public static Plot lines(Object x, Map<String, ?> series) {
    double[] xs = vector("lines: x", x);
    List<Artist> curves = new ArrayList<>();
    series.forEach(
        (name, values) -> {
          double[] ys = vector("lines: " + (name.isEmpty() ? "y" : name), values);
          requireSameLength("lines", xs, name, ys);
          curves.add(new Curve(xs, ys, name, curves.size()));
        });
    requireValues("lines", curves);
    return Plot.of(curves(curves));
  }

  /**
   * Several named curves with both axes logarithmic, with a legend; {@code plt.loglog}.
   *
   * @param x abscissas, shape (n)
   * @param series the values of each curve, shape (n), in the map's order; what is not more than 0
   *     breaks the curve
   * @return the plot
   * @throws IllegalArgumentException if there is none or lengths differ
   */
  public static Plot loglog(Object x, Map<String, ?> series) {
    double[] xs = vector("loglog: x", x);
    List<Artist> curves = new ArrayList<>();
    series.forEach(
        (name, values) -> {
          double[] ys = vector("loglog: " + (name.isEmpty() ? "y" : name), values);
          requireSameLength("loglog", xs, name, ys);
          curves.add(new Curve(exponents(xs), exponents(ys), name, curves.size()));
        });
    requireValues("loglog", curves);
    return Plot.of(curves(curves).withAxes(Axis.LOG, Axis.LOG));
  }

  private static double[] exponents(double[] values) {
    return Arrays.stream(values).map(value -> value > 0 ? Math.log10(value) : Double.NaN).toArray();
  }

  private static void requireSameLength(String where, double[] xs, String name, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          where
              + ": x and "
              + (name.isEmpty() ? "y" : name)
              + " must have the same length; received "
              + xs.length
              + " and "
              + ys.length
              + ".");
    }
  }

  /**
   * The graphs of functions, for example activations, with a legend.
   *
   * @param from the least argument
   * @param to the greatest argument
   * @param functions by name, in the map's order
   * @return the plot
   * @throws IllegalArgumentException if {@code from} is not less than {@code to} or there is none
   */
  public static Plot functions(
      double from, double to, Map<String, ? extends DoubleUnaryOperator> functions) {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          "functions: from must be less than to; received " + from + " and " + to + ".");
    }
    double[] xs = new double[FUNCTION_POINTS];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = from + (to - from) * i / (FUNCTION_POINTS - 1);
    }
    List<Artist> curves = new ArrayList<>();
    functions.forEach(
        (name, function) -> {
          double[] ys = new double[xs.length];
          for (int i = 0; i < ys.length; i++) {
            ys[i] = function.applyAsDouble(xs[i]);
          }
          curves.add(new Curve(xs, ys, name, curves.size()));
        });
    requireValues("functions", curves);
    return Plot.of(curves(curves));
  }

  /**
   * Points in one colour, {@code plt.scatter(x, y)}; or, if the first argument has shape (n, 2),
   * the points {@code X} coloured by their labels.
   *
   * @param x abscissas, shape (n); or points, shape (n, 2)
   * @param y ordinates, shape (n); or labels as in {@link #scatter(Object, Object, Object)}
   * @return the plot
   */
  public static Plot scatter(Object x, Object y) {
    NDArray first = NDArray.of(x);
    if (first.rank() == 2) {
      double[][] points = points("scatter", first);
      return scatter(points[0], points[1], Labels.of("scatter", y, points[0].length));
    }
    return scatter(vector("scatter: x", first), vector("scatter: y", y), (Labels) null);
  }

  /**
   * Points coloured by class or value, {@code plt.scatter(x, y, c=labels, cmap=plt.cm.RdYlBu)}; a
   * colour bar explains measured values, {@link Plot#legend} shows the classes.
   *
   * @param x abscissas, shape (n)
   * @param y ordinates, shape (n)
   * @param labels class numbers, class names, one-hot rows or measured values, n of them
   * @return the plot
   */
  public static Plot scatter(Object x, Object y, Object labels) {
    double[] xs = vector("scatter: x", x);
    return scatter(xs, vector("scatter: y", y), Labels.of("scatter", labels, xs.length));
  }

  private static Plot scatter(double[] xs, double[] ys, @Nullable Labels labels) {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException(
          "scatter: x and y must have the same length, 1 or more; received "
              + xs.length
              + " and "
              + ys.length
              + ".");
    }
    Markers markers = new Markers(xs, ys, labels, Markers.radius(36));
    Panel panel = Panel.of(Panel.Shape.SQUARE, Style.cmap(DIVERGING), markers);
    return Plot.of(labels == null || labels.discrete() ? panel : panel.withColors(labels.range()));
  }

  /**
   * Where a model puts its classes, under the data: the article's {@code plot_decision_boundary}.
   *
   * @param model takes points of shape (n, 2); its {@code predict} is called with verbose 0
   * @param x the data, shape (n, 2)
   * @param y their labels: numbers from 0, names or one-hot rows
   * @return the plot
   * @throws IllegalArgumentException if shapes do not fit or a prediction is not finite
   */
  public static Plot decisionBoundary(Model model, Object x, Object y) {
    return decisionBoundary(points -> model.predict(points, verbose(0)).toFloat2D(), x, y);
  }

  /**
   * Where a function puts its classes, under the data.
   *
   * <p>Asks for predictions on a grid of 100 x 100 points, 0.1 beyond the data on each side. One
   * column of predictions is rounded to the class, of several the greatest wins; between grid
   * points the boundary is interpolated.
   *
   * @param predict gives predictions, shape (10000, 1) or (10000, classes), for points of shape
   *     (10000, 2)
   * @param x the data, shape (n, 2)
   * @param y their labels: numbers from 0, names or one-hot rows
   * @return the plot
   * @throws IllegalArgumentException if shapes do not fit or a prediction is not finite
   */
  public static Plot decisionBoundary(Function<float[][], float[][]> predict, Object x, Object y) {
    double[][] points = points("decisionBoundary", NDArray.of(x));
    Labels labels = Labels.of("decisionBoundary", y, points[0].length);
    return Plot.of(DecisionBoundary.panel(predict, points[0], points[1], labels));
  }

  /**
   * Plots beside each other, as {@code plt.subplot(1, n, i)}; frames and labels are aligned, {@link
   * Plot#shareAxes} gives them the same limits.
   *
   * @param plots from the left, 1 or more
   * @return the plot
   */
  public static Plot sideBySide(Plot... plots) {
    return subplots(plots.length, plots);
  }

  /**
   * Plots in rows, as {@code plt.subplots}.
   *
   * @param columns plots in a row, 1 or more
   * @param plots from the top left, row by row
   * @return the plot
   * @throws IllegalArgumentException if there is none, or columns is less than 1
   */
  public static Plot subplots(int columns, Plot... plots) {
    List<Panel> panels = new ArrayList<>();
    for (Plot plot : plots) {
      panels.addAll(plot.panels());
    }
    if (columns < 1 || panels.isEmpty()) {
      throw new IllegalArgumentException(
          "subplots: needs 1 column and 1 plot or more; received "
              + columns
              + " columns and "
              + panels.size()
              + " plots.");
    }
    return Plot.grid(panels, Math.min(columns, panels.size()));
  }

  /**
   * A confusion matrix with the counts and their shares of the true class, darker for more, as the
   * article's {@code plot_confusion_matrix}.
   *
   * @param cm counts, shape (classes, classes); rows are true classes, columns predicted ones
   * @param classes the classes' names, as many
   * @return the plot
   * @throws IllegalArgumentException if it is not square, has negative or fractional counts, or the
   *     names are not as many
   */
  public static Plot confusionMatrix(Object cm, String... classes) {
    return ConfusionMatrixPlot.of(NDArray.of(cm), List.of(classes));
  }

  /**
   * A confusion matrix whose classes are called 0, 1, 2, ...
   *
   * @param cm counts, shape (classes, classes)
   * @return the plot
   */
  public static Plot confusionMatrix(Object cm) {
    NDArray counts = NDArray.of(cm);
    List<String> classes = new ArrayList<>();
    for (int k = 0; counts.rank() == 2 && k < counts.shape()[0]; k++) {
      classes.add(Integer.toString(k));
    }
    return ConfusionMatrixPlot.of(counts, classes);
  }

  /**
   * An image with its title, {@code plt.imshow(image, cmap="gray")}.
   *
   * @param image shape (height, width) or (height, width, 1), black at its least value and white at
   *     its greatest; or (height, width, 3 or 4), floats in [0, 1] or integers in [0, 255]
   * @param title above it; may be empty
   * @return the plot
   */
  public static Plot image(Object image, String title) {
    return Plot.of(ImagePanels.single(ImageData.of("image", image), title));
  }

  /**
   * Images in rows, each under its title, without ticks.
   *
   * @param images shape (n, height, width) or (n, height, width, channels), as {@link #image}
   * @param titles n of them, numbers or strings; none for no titles
   * @param columns images in a row, 1 or more
   * @return the plot
   * @throws IllegalArgumentException if there is no image or the titles are not as many
   */
  public static Plot imageGrid(Object images, Object titles, int columns) {
    return ImagePanels.grid(NDArray.of(images), titles(NDArray.of(titles)), columns);
  }

  private static List<String> titles(NDArray titles) {
    List<String> texts = new ArrayList<>();
    boolean whole = titles.dtype() != DType.FLOAT32 && titles.dtype() != DType.FLOAT64;
    NDArray flat = titles.ravel();
    for (int i = 0; i < flat.size(); i++) {
      if (titles.dtype() == DType.STRING) {
        texts.add(flat.getString(i));
      } else {
        texts.add(whole ? Long.toString(flat.getLong(i)) : Double.toString(flat.getDouble(i)));
      }
    }
    return texts;
  }

  private static Panel curves(List<Artist> curves) {
    Style style = Style.cmap(DIVERGING).withLegend(List.of());
    return Panel.of(Panel.Shape.WIDE, style, curves.toArray(new Artist[0]));
  }

  private static void requireValues(String where, List<Artist> curves) {
    if (curves.stream().allMatch(curve -> curve.x().isEmpty())) {
      throw new IllegalArgumentException(
          where
              + ": there must be a curve with one value or more; received "
              + curves.size()
              + " without values.");
    }
  }

  private static double[] indices(int n) {
    double[] indices = new double[n];
    for (int i = 0; i < n; i++) {
      indices[i] = i;
    }
    return indices;
  }

  private static double[] vector(String where, Object arrayLike) {
    NDArray array = NDArray.of(arrayLike);
    boolean column = array.rank() == 2 && array.shape()[1] == 1;
    if (array.rank() != 1 && !column) {
      throw new IllegalArgumentException(
          where + " must have shape (n); received " + array.shapeString() + ".");
    }
    return array.ravel().toDoubleArray();
  }

  private static double[][] points(String where, NDArray x) {
    if (x.rank() != 2 || x.shape()[1] != 2 || x.shape()[0] == 0) {
      throw new IllegalArgumentException(
          where + ": X must have shape (n, 2); received " + x.shapeString() + ".");
    }
    return new double[][] {x.column(0).toDoubleArray(), x.column(1).toDoubleArray()};
  }
}

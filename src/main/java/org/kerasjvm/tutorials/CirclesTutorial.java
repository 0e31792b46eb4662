package org.kerasjvm.tutorials;

import static org.kerasjvm.Options.*;
import static org.kerasjvm.datasets.Generators.makeCircles;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Series;
import org.kerasjvm.data.Table;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.losses.BinaryCrossentropy;
import org.kerasjvm.models.Model;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.plot.Plot;
import org.kerasjvm.plot.Plots;

/**
 * "Neural Network For Classification with Tensorflow": three models without a nonlinearity that
 * cannot tell two circles apart, the activation functions, and a model that can.
 *
 * <p>Results: {@code shapes} of X and y; {@code label_counts}; {@code first_row}; {@code
 * activation_functions} ({@code A}, {@code sigmoid}, {@code relu}); {@code split_shapes}; of {@code
 * model_1} to {@code model_4} the histories {@code fit} (and {@code fit_longer}), {@code evaluate}
 * (loss, accuracy) and {@code predict} (probabilities of class 1; models 3 and 4).
 */
public final class CirclesTutorial implements Tutorial {

  @Override
  public String name() {
    return "circles";
  }

  @Override
  public String title() {
    return "activation functions and decision boundaries";
  }

  @Override
  public int seed() {
    return 18;
  }

  @Override
  public void run(TutorialRun run) throws IOException {
    // Creating a dataset
    var circles = makeCircles(1000, noise(0.03), randomState(42));
    NDArray x = circles.x();
    NDArray y = circles.y();
    look(run, x, y);
    model1(run, x, y);
    model2(run, x, y);
    model3(run, x, y);
    activationFunctions(run);
    model4(run, x, y);
  }

  /** Data visualization. */
  private static void look(TutorialRun run, NDArray x, NDArray y) throws IOException {
    Map<String, NDArray> columns = new LinkedHashMap<>();
    columns.put("X0", x.column(0));
    columns.put("X1", x.column(1));
    columns.put("label", y);
    Table circle = Table.of(columns);
    run.print(circle.head());

    // what kind of labels are we dealing with?
    Series counts = circle.valueCounts("label");
    run.print(counts);
    run.record("label_counts.0", counts.get(0));
    run.record("label_counts.1", counts.get(1));
    run.show("data", Plots.scatter(x, y).cmap("RdYlBu"));

    // check the shapes of our input and output features
    run.print(x.shapeString(), y.shapeString());
    run.record("shapes", List.of(x.shape(), y.shape()));
    run.print(x.length(), y.length());
    run.print(run.record("first_row.X", x.get(0)), run.record("first_row.y", y.getLong(0)));
  }

  /** Steps in modeling: one neuron. */
  private static void model1(TutorialRun run, NDArray x, NDArray y) {
    run.setRandomSeed();
    try (var model1 = new Sequential(new Dense(1))) {
      model1.compile(
          loss(new BinaryCrossentropy()), // because we are working with 2 classes
          optimizer(new SGD()), // Stochastic Gradient Descent
          metrics("accuracy"));
      run.record("model_1.fit", model1.fit(x, y, epochs(run.epochs(5))));

      // let's try to train it longer
      run.record("model_1.fit_longer", model1.fit(x, y, epochs(run.epochs(200)), verbose(0)));
      run.print(run.record("model_1.evaluate", model1.evaluate(x, y)));
    }
  }

  /** Adding more layers. */
  private static void model2(TutorialRun run, NDArray x, NDArray y) {
    run.setRandomSeed();
    try (var model2 = new Sequential(new Dense(1), new Dense(1))) {
      model2.compile(loss(new BinaryCrossentropy()), optimizer(new SGD()), metrics("accuracy"));
      run.record("model_2.fit", model2.fit(x, y, epochs(run.epochs(100)), verbose(0)));
      run.print(run.record("model_2.evaluate", model2.evaluate(x, y)));
    }
  }

  /** Improving the model: more neurons, and Adam. */
  private static void model3(TutorialRun run, NDArray x, NDArray y) throws IOException {
    run.setRandomSeed();
    try (var model3 =
        new Sequential(
            new Dense(100), // add 100 dense neurons
            new Dense(10), // add another layer with 10 neurons
            new Dense(1))) {
      model3.compile(loss(new BinaryCrossentropy()), optimizer(new Adam()), metrics("accuracy"));
      run.record("model_3.fit", model3.fit(x, y, epochs(run.epochs(100)), verbose(0)));
      run.print(run.record("model_3.evaluate", model3.evaluate(x, y)));
      run.record("model_3.predict", model3.predict(x, verbose(0)));

      // Visualize the neural network model
      run.show("model_3", plotDecisionBoundary(run, model3, x, y));
    }
  }

  /** Activation functions for neural networks. */
  private static void activationFunctions(TutorialRun run) throws IOException {
    NDArray a = NDArray.arange(-12, 12).astype(DType.FLOAT32);
    run.print(run.record("activation_functions.A", a));
    run.show("line", Plots.plot(a));
    run.show("sigmoid", Plots.plot(run.record("activation_functions.sigmoid", sigmoid(a))));
    run.show("relu", Plots.plot(run.record("activation_functions.relu", relu(a))));
  }

  private static NDArray sigmoid(NDArray x) {
    double[] y = x.toDoubleArray();
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 / (1 + Math.exp(-y[i]));
    }
    return NDArray.of(y, y.length).astype(DType.FLOAT32);
  }

  private static NDArray relu(NDArray x) {
    float[] y = x.toFloatArray();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, y[i]);
    }
    return NDArray.of(y, y.length);
  }

  /** A model with nonlinearities, trained on 800 rows and evaluated on the other 200. */
  private static void model4(TutorialRun run, NDArray x, NDArray y) throws IOException {
    NDArray xTrain = x.slice(0, 800);
    NDArray yTrain = y.slice(0, 800);
    NDArray xTest = x.slice(800, 1000);
    NDArray yTest = y.slice(800, 1000);
    run.shapes("split_shapes", xTrain, xTest);

    run.setRandomSeed();
    try (var model4 =
        new Sequential(
            new Dense(4, activation("relu")),
            new Dense(4, activation("relu")),
            new Dense(1, activation("sigmoid")))) {
      model4.compile(
          loss("binary_crossentropy"),
          optimizer(new Adam(learningRate(0.01))),
          metrics("accuracy"));
      run.record("model_4.fit", model4.fit(xTrain, yTrain, epochs(run.epochs(25)), verbose(0)));

      // Evaluate the model
      double[] results = run.record("model_4.evaluate", model4.evaluate(xTest, yTest));
      run.print(" Model loss on the test set:", results[0]);
      run.print(" Model accuracy on the test set:", 100 * results[1]);
      run.record("model_4.predict", model4.predict(xTest, verbose(0)));
      run.show(
          "model_4",
          Plots.sideBySide(
                  plotDecisionBoundary(run, model4, xTrain, yTrain).title("Train"),
                  plotDecisionBoundary(run, model4, xTest, yTest).title("Test"))
              .size(12, 6));
    }
  }

  private static Plot plotDecisionBoundary(TutorialRun run, Model model, NDArray x, NDArray y) {
    return Pictures.decisionBoundary(
        run, model, x, y, "doing multiclass classification...", "doing binary classifcation...");
  }
}

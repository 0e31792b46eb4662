package org.kerasjvm.tutorials;

import static org.kerasjvm.Options.*;
import static org.kerasjvm.datasets.Generators.makeCircles;
import static org.kerasjvm.evaluation.SklearnMetrics.confusionMatrix;

import java.io.IOException;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.FashionMnist;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Flatten;
import org.kerasjvm.losses.BinaryCrossentropy;
import org.kerasjvm.losses.SparseCategoricalCrossentropy;
import org.kerasjvm.models.Model;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.plot.Plot;
import org.kerasjvm.plot.Plots;

/**
 * "Deep Learning: Neural Network for Classification with Tensor Flow": two circles with a linear
 * and a nonlinear model, then Fashion-MNIST and its confusion matrix.
 *
 * <p>Results: in {@code circles} of {@code model_1} and {@code model_7} the history {@code fit},
 * {@code evaluate} (loss, accuracy) and {@code predict} (model 7); in {@code fashion_mnist} {@code
 * range} (least and greatest pixel after scaling), {@code fit} (history), {@code evaluate}, {@code
 * predict} (the probabilities of the first 40 test images), {@code predicted_classes} (10,000) and
 * {@code confusion_matrix} (rows: true classes).
 */
public final class FashionMnistTutorial implements Tutorial {

  @Override
  public String name() {
    return "fashion-mnist";
  }

  @Override
  public String title() {
    return "two circles, then clothes and their confusion matrix";
  }

  @Override
  public int seed() {
    return 42;
  }

  @Override
  public void run(TutorialRun run) throws IOException {
    var circles = makeCircles(1000, noise(0.03), randomState(42));
    model1(run, circles.x(), circles.y());
    model7(run, circles.x(), circles.y());
    fashion(run);
  }

  /** Model building. */
  private static void model1(TutorialRun run, NDArray x, NDArray y) throws IOException {
    // set random seed
    run.setRandomSeed();

    // build a model
    try (var model1 = new Sequential(new Dense(1, inputShape(2)))) {
      // compile a model
      model1.compile(loss(new BinaryCrossentropy()), optimizer(new SGD()), metrics("accuracy"));

      // fit the model
      run.record("circles.model_1.fit", model1.fit(x, y, epochs(run.epochs(100)), verbose(0)));

      // model evaluation
      run.print(run.record("circles.model_1.evaluate", model1.evaluate(x, y)));

      // check what prediction our model is making
      run.show("model_1", plotDecisionBoundary(run, model1, x, y));
    }
  }

  /** A nonlinear activation function and extra layers. */
  private static void model7(TutorialRun run, NDArray x, NDArray y) throws IOException {
    run.setRandomSeed();

    // create a model
    try (var model7 =
        new Sequential(
            new Dense(4, activation("relu")),
            new Dense(4, activation("relu")),
            new Dense(1, activation("sigmoid")))) {
      // compile
      model7.compile(
          loss(new BinaryCrossentropy()),
          optimizer(new Adam(learningRate(0.001))),
          metrics("accuracy"));

      // fit
      run.record("circles.model_7.fit", model7.fit(x, y, epochs(run.epochs(100))));
      run.print(run.record("circles.model_7.evaluate", model7.evaluate(x, y)));
      run.record("circles.model_7.predict", model7.predict(x, verbose(0)));
      run.show("model_7", plotDecisionBoundary(run, model7, x, y));
    }
  }

  private static Plot plotDecisionBoundary(TutorialRun run, Model model, NDArray x, NDArray y) {
    return Pictures.decisionBoundary(
        run, model, x, y, "doing Multiclass classification", "Binary classification");
  }

  /** Multi-class classification. */
  private static void fashion(TutorialRun run) throws IOException {
    // the data is already being sorted in train and test
    var fashionMnist = FashionMnist.load();
    NDArray trainData = fashionMnist.xTrain();
    NDArray trainLabels = fashionMnist.yTrain();
    NDArray testData = fashionMnist.xTest();
    NDArray testLabels = fashionMnist.yTest();

    // create a small list, so we can index onto our training labels
    var className = FashionMnist.CLASS_NAMES;

    // plot an example with its label
    int indexOfChoice = 17;
    String label = className.get((int) trainLabels.getLong(indexOfChoice));
    run.show("example", Plots.image(trainData.get(indexOfChoice), label).cmap("binary"));

    // normalization
    NDArray trainDataNorm = trainData.divide(255f);
    NDArray testDataNorm = testData.divide(255f);

    // check the min & max of normalized data
    double[] range = {trainDataNorm.min(), trainDataNorm.max()};
    run.print(run.record("fashion_mnist.range", range));

    // set random seed
    run.setRandomSeed();

    // create the model
    try (var model =
        new Sequential(
            new Flatten(inputShape(28, 28)),
            new Dense(4, activation("relu")),
            new Dense(4, activation("relu")),
            new Dense(10, activation("softmax")))) {
      model.compile(
          loss(new SparseCategoricalCrossentropy()),
          optimizer(new Adam()),
          metrics("accuracy"),
          jitCompile(false)); // Keras's numbers to the last row; compiled it is three times as fast

      // fit the model
      History normHistory =
          model.fit(
              trainDataNorm,
              trainLabels,
              epochs(run.epochs(10)),
              validationData(testDataNorm, testLabels));
      run.record("fashion_mnist.fit", normHistory);

      // plot normalized data
      run.show("normalized_data", Plots.history(normHistory).title("Normalized data"));
      run.print(run.record("fashion_mnist.evaluate", model.evaluate(testDataNorm, testLabels)));

      // predicted labels
      NDArray testPred = model.predict(testDataNorm);
      run.record("fashion_mnist.predict", testPred.slice(0, 40));

      // convert all predictions to integers
      testPred = run.record("fashion_mnist.predicted_classes", testPred.argmax(1));

      // plot confusion matrix
      NDArray cm =
          run.record("fashion_mnist.confusion_matrix", confusionMatrix(testLabels, testPred));
      run.show("confusion_matrix", Plots.confusionMatrix(cm, className.toArray(new String[0])));
    }
  }
}

package org.kerasjvm.tutorials;

import static org.kerasjvm.Options.*;
import static org.kerasjvm.modelselection.ModelSelection.trainTestSplit;

import java.io.IOException;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.BreastCancer;
import org.kerasjvm.layers.Activation;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.plot.Plots;

/**
 * "Deep Learning – Classification Example": a small network on the breast cancer data, trained with
 * SGD on raw features, which learns no more than the larger class.
 *
 * <p>Results: {@code shapes}; {@code fit} and {@code fit_with_validation_split} (histories); {@code
 * metrics_names}; {@code evaluate} (loss, accuracy) after the first fit and {@code evaluate_again}
 * after the second; {@code predict} (171 probabilities of class 1).
 */
public final class BreastCancerTutorial implements Tutorial {

  @Override
  public String name() {
    return "breast-cancer";
  }

  @Override
  public String title() {
    return "thirty measurements of cells, a small network, SGD";
  }

  @Override
  public int seed() {
    return 7;
  }

  @Override
  public void run(TutorialRun run) throws IOException {
    // Classification example dataset
    var wholeData = BreastCancer.load();
    NDArray xData = wholeData.data();
    NDArray yData = wholeData.target();
    var split = trainTestSplit(xData, yData, testSize(0.3), randomState(7));
    NDArray xTrain = split.xTrain();
    NDArray xTest = split.xTest();
    NDArray yTrain = split.yTrain();
    NDArray yTest = split.yTest();
    run.shapes("shapes", xTrain, xTest, yTrain, yTest);

    // Model creation
    try (var model = new Sequential()) {
      model.add(new Dense(10, inputShape(30))); // input layer
      model.add(new Activation("relu"));
      model.add(new Dense(8)); // hidden layer
      model.add(new Activation("relu"));
      model.add(new Dense(6)); // hidden layer
      model.add(new Activation("relu"));
      model.add(new Dense(1)); // output layer
      model.add(new Activation("sigmoid"));
      var sgd = new SGD(learningRate(0.01)); // stochastic gradient descent optimizer
      model.compile(optimizer(sgd), loss("binary_crossentropy"), metrics("accuracy"));
      model.summary();

      // Train the model
      History history =
          model.fit(xTrain, yTrain, batchSize(50), epochs(run.epochs(100)), verbose(1));
      run.record("fit", history);

      // Evaluation
      double[] results = run.record("evaluate", model.evaluate(xTest, yTest));
      run.print(run.record("metrics_names", model.metricsNames()));
      run.print(results);
      run.print("loss: ", results[0]);
      run.print("accuracy: ", results[1]);
      run.record("predict", model.predict(xTest, verbose(0)));

      // History of the training process
      run.show("history", Plots.history(history).title("Training").legend("Accuracy", "Loss"));

      history =
          model.fit(xTrain, yTrain, validationSplit(0.3), epochs(run.epochs(100)), verbose(0));
      run.record("fit_with_validation_split", history);
      run.show("accuracy", Pictures.trainingAndValidation(history, "accuracy"));
      run.show("loss", Pictures.trainingAndValidation(history, "loss"));
      run.record("evaluate_again", model.evaluate(xTest, yTest, verbose(0)));
    }
  }
}

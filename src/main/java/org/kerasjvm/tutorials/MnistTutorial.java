package org.kerasjvm.tutorials;

import static org.kerasjvm.Options.*;
import static org.kerasjvm.utils.Utils.toCategorical;

import java.io.IOException;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.datasets.Mnist;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.plot.Plots;

/**
 * "Deep Learning with Keras – Part 4: Classification": handwritten digits, one hidden layer of 512.
 *
 * <p>Results: {@code shapes} of training and test images; {@code fit} (history); {@code evaluate}
 * (loss, accuracy on the test images); {@code predict} (the probabilities of the first 40).
 */
public final class MnistTutorial implements Tutorial {

  @Override
  public String name() {
    return "mnist";
  }

  @Override
  public String title() {
    return "handwritten digits, one wide hidden layer";
  }

  @Override
  public int seed() {
    return 7;
  }

  @Override
  public void run(TutorialRun run) throws IOException {
    // Problem definition
    var mnist = Mnist.load();
    NDArray xTrain = mnist.xTrain();
    NDArray yTrain = mnist.yTrain();
    NDArray xTest = mnist.xTest();
    NDArray yTest = mnist.yTest();
    run.shapes("shapes", xTrain, xTest);
    run.show("digits", Plots.imageGrid(xTrain.slice(0, 32), yTrain.slice(0, 32), 8).cmap("gray"));

    // Data preprocessing
    NDArray xTrainFinal = xTrain.reshape(-1, 28 * 28).divide(255f);
    NDArray xTestFinal = xTest.reshape(-1, 28 * 28).divide(255f);
    NDArray yTrainFinal = toCategorical(yTrain);
    NDArray yTestFinal = toCategorical(yTest);
    run.print("before encoding:", yTrain.getLong(0));
    run.print("after encoding: ", yTrainFinal.get(0));

    // Building the network
    try (var model = new Sequential()) {
      model.add(new Dense(512, activation("relu"), inputShape(28 * 28)));
      model.add(new Dense(10, activation("softmax")));
      model.compile(optimizer("rmsprop"), loss("categorical_crossentropy"), metrics("acc"));

      // Training the network
      History history =
          model.fit(
              xTrainFinal,
              yTrainFinal,
              epochs(run.epochs(10)),
              batchSize(128),
              validationSplit(0.2));
      run.record("fit", history);
      run.show("loss", Pictures.trainingAndValidation(history, "loss"));
      run.show("acc", Pictures.trainingAndValidation(history, "acc"));

      // Model evaluation
      run.print(run.record("evaluate", model.evaluate(xTestFinal, yTestFinal)));
      run.record("predict", model.predict(xTestFinal, verbose(0)).slice(0, 40));
    }
  }
}

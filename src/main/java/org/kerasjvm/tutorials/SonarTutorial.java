package org.kerasjvm.tutorials;

import static org.kerasjvm.Options.*;
import static org.kerasjvm.modelselection.ModelSelection.crossValScore;
import static org.kerasjvm.pipeline.Pipeline.step;

import java.io.IOException;
import java.util.function.Supplier;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Table;
import org.kerasjvm.datasets.Sonar;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.modelselection.StratifiedKFold;
import org.kerasjvm.pipeline.Pipeline;
import org.kerasjvm.preprocessing.LabelEncoder;
import org.kerasjvm.preprocessing.StandardScaler;
import org.kerasjvm.wrappers.KerasClassifier;

/**
 * "Binary Classification Tutorial with the Keras Deep Learning Library": mines against rocks, four
 * networks scored by ten-fold cross-validation.
 *
 * <p>Results: {@code encoded_Y}; {@code test_folds} (the test rows of each fold); of {@code
 * baseline}, {@code standardized}, {@code smaller} and {@code larger} the {@code scores} of the
 * folds, {@code mean_percent} and {@code std_percent} of them, {@code final_loss} and {@code
 * final_accuracy} (on the training rows of each fold after the last epoch), {@code
 * first_fold_history}, and {@code first_fold_predictions} (the probabilities of a rock for the test
 * rows of the first fold).
 */
public final class SonarTutorial implements Tutorial {

  @Override
  public String name() {
    return "sonar";
  }

  @Override
  public String title() {
    return "mines against rocks, ten-fold cross-validation";
  }

  @Override
  public int seed() {
    return 7;
  }

  @Override
  public void run(TutorialRun run) throws IOException {
    // load dataset
    Table dataframe = Table.readCsv(Sonar.file(), false);
    // split into input (X) and output (Y) variables
    NDArray x = dataframe.values(0, 60).astype(DType.FLOAT64);
    NDArray y = dataframe.column("60");
    // encode class values as integers
    LabelEncoder encoder = new LabelEncoder();
    encoder.fit(y);
    NDArray encodedY = run.record("encoded_Y", encoder.transform(y));

    StratifiedKFold kfold = new StratifiedKFold(10, shuffle(true), randomState(run.seed()));
    FoldRecorder recorder = new FoldRecorder(run, x, kfold.split(x, encodedY));
    int epochs = run.epochs(100);

    // evaluate baseline model
    try (var estimator = classifier(SonarTutorial::createBaseline, epochs, run.seed())) {
      NDArray results = crossValScore(estimator, x, encodedY, kfold, recorder.of("baseline"));
      recorder.print("Baseline: %.2f%% (%.2f%%)", results);
    }

    // evaluate baseline model with standardized dataset
    try (var pipeline = standardized(SonarTutorial::createBaseline, epochs, run.seed())) {
      NDArray results = crossValScore(pipeline, x, encodedY, kfold, recorder.of("standardized"));
      recorder.print("Standardized: %.2f%% (%.2f%%)", results);
    }

    // smaller model
    try (var pipeline = standardized(SonarTutorial::createSmaller, epochs, run.seed())) {
      NDArray results = crossValScore(pipeline, x, encodedY, kfold, recorder.of("smaller"));
      recorder.print("Smaller: %.2f%% (%.2f%%)", results);
    }

    // larger model
    try (var pipeline = standardized(SonarTutorial::createLarger, epochs, run.seed())) {
      NDArray results = crossValScore(pipeline, x, encodedY, kfold, recorder.of("larger"));
      recorder.print("Larger: %.2f%% (%.2f%%)", results);
    }
    run.show("scores", recorder.scores());
  }

  private static KerasClassifier classifier(Supplier<Sequential> model, int epochs, int seed) {
    return new KerasClassifier(model, epochs(epochs), batchSize(5), verbose(0), randomState(seed));
  }

  private static Pipeline standardized(Supplier<Sequential> model, int epochs, int seed) {
    return new Pipeline(
        step("standardize", new StandardScaler()), step("mlp", classifier(model, epochs, seed)));
  }

  /** Baseline model. */
  private static Sequential createBaseline() {
    // create model
    Sequential model = new Sequential();
    model.add(new Dense(60, inputShape(60), activation("relu")));
    model.add(new Dense(1, activation("sigmoid")));
    // compile model
    model.compile(loss("binary_crossentropy"), optimizer("adam"), metrics("accuracy"));
    return model;
  }

  /** Smaller model. */
  private static Sequential createSmaller() {
    // create model
    Sequential model = new Sequential();
    model.add(new Dense(30, inputShape(60), activation("relu")));
    model.add(new Dense(1, activation("sigmoid")));
    // compile model
    model.compile(loss("binary_crossentropy"), optimizer("adam"), metrics("accuracy"));
    return model;
  }

  /** Larger model. */
  private static Sequential createLarger() {
    // create model
    Sequential model = new Sequential();
    model.add(new Dense(60, inputShape(60), activation("relu")));
    model.add(new Dense(30, activation("relu")));
    model.add(new Dense(1, activation("sigmoid")));
    // compile model
    model.compile(loss("binary_crossentropy"), optimizer("adam"), metrics("accuracy"));
    return model;
  }
}

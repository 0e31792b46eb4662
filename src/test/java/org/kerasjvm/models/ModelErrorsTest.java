package org.kerasjvm.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.lossWeights;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.name;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.runEagerly;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.steps;
import static org.kerasjvm.Options.stepsPerEpoch;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.validationFreq;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.validationSteps;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.weightedMetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kerasjvm.Keras;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Add;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.optimizers.Adam;
import org.kerasjvm.parity.Refusals;

/** What somebody reads who gives a model what it cannot take; nothing has changed after it. */
class ModelErrorsTest {

  private static final float[][] X = new float[8][4];
  private static final float[] Y = new float[8];
  private static final String CLOSED = "Model 'sequential' is closed: make or load a new one.";
  private static final String COUNT =
      "compile: For a model with multiple outputs, when providing the `%s` argument as a list, it"
          + " should have as many entries as the model has outputs. Received a list of length 2"
          + " whereas the model has 1 output(s).";
  private static Sequential binary;
  private static Sequential classes;
  private static Sequential oneHot;
  private static Sequential regression;

  @BeforeAll
  static void makeModels() {
    Keras.clearSession();
    binary = model("sigmoid", 1, "binary_crossentropy");
    classes = model("softmax", 3, "sparse_categorical_crossentropy");
    oneHot = model("softmax", 3, "categorical_crossentropy");
    regression = model("linear", 2, "mse");
  }

  @AfterAll
  static void closeModels() {
    List.of(binary, classes, oneHot, regression).forEach(Model::close);
  }

  private static Sequential model(String last, int units, String loss) {
    Sequential model = new Sequential(Input.of(4), new Dense(units, activation(last)));
    model.compile(optimizer("adam"), loss(loss), metrics("accuracy"));
    return model;
  }

  private static String shape(String call, String given) {
    return call
        + ": Invalid input shape for input 'input_layer' of model 'sequential'. Expected shape"
        + " (None, 4), but input has incompatible shape "
        + given;
  }

  @TestFactory
  Stream<DynamicTest> refusesInputsOfAnotherShape() {
    return new Refusals()
        .value("a column more", () -> binary.fit(new float[8][5], Y), shape("fit", "(8, 5)"))
        .value("an axis more", () -> binary.fit(new float[8][4][2], Y), shape("fit", "(8, 4, 2)"))
        .value("an axis less", () -> binary.fit(new float[8], Y), shape("fit", "(8,)"))
        .value("evaluate", () -> binary.evaluate(new float[8][5], Y), shape("evaluate", "(8, 5)"))
        .value("predict", () -> binary.predict(new float[8][3]), shape("predict", "(8, 3)"))
        .value(
            "a single sample",
            () -> binary.predict(new float[4]),
            shape("predict", "(4,). Put a single sample into an array of one row."))
        .value(
            "validation data",
            () -> binary.fit(X, Y, validationData(new float[3][5], new float[3])),
            shape("fit: validation_data", "(3, 5)"))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNoData() {
    return new Refusals()
        .value(
            "ragged rows",
            () -> binary.fit(new float[][] {{1, 2, 3, 4}, {1, 2, 3}}, new float[2]),
            "fit: x: rows must all have the same length; row [1] has 3 elements where the first"
                + " has 4.")
        .value(
            "a null row",
            () -> binary.predict(new float[][] {{1, 2, 3, 4}, null}),
            "predict: x: elements must not be null; element [1] is null.")
        .value("no inputs", () -> binary.fit(null, Y), "fit: x: must be given; received null.")
        .value("no targets", () -> binary.fit(X, null), "fit: y: must be given; received null.")
        .value(
            "no validation targets",
            () -> binary.fit(X, Y, validationData(X, null)),
            "fit: validation_data: y: must be given; received null.")
        .value(
            "an object",
            () -> binary.fit(new Object(), Y),
            "fit: x: elements must be numbers, booleans or strings; the value is a"
                + " java.lang.Object. Pass Java arrays, lists, NDArray or TensorFlow Java's"
                + " NdArray.")
        .value(
            "strings as targets",
            () -> binary.fit(X, "abababab".split("")),
            "fit: y: must hold numbers; received strings. Encode them first, with LabelEncoder say.")
        .value(
            "strings as inputs",
            () -> binary.predict(new String[][] {{"a", "b", "c", "d"}}),
            "predict: x: must hold numbers; received strings. Encode them first, with LabelEncoder"
                + " say.")
        .value(
            "no rows",
            () -> binary.fit(new float[0][4], new float[0]),
            "fit: the data must have at least one row; received 0 rows.")
        .value(
            "no rows to predict",
            () -> binary.predict(new float[0][4]),
            "predict: the data must have at least one row; received 0 rows.")
        .value(
            "a list of nothing",
            () -> binary.predict(Arrays.asList((Object) null)),
            "predict: x: elements must not be null; element [0] is null.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesRowsThatDoNotGoTogether() {
    String start =
        "fit: Data cardinality is ambiguous. Make sure all arrays contain the same number of"
            + " samples. 'x' sizes: 8, 'y' sizes: ";
    return new Refusals()
        .value("targets", () -> binary.fit(X, new float[7]), start + "7")
        .value(
            "weights",
            () -> binary.fit(X, Y, sampleWeight(new float[7])),
            start + "8, 'sample_weight' sizes: 7")
        .value(
            "validation data",
            () -> binary.fit(X, Y, validationData(new float[3][4], new float[2])),
            "fit: validation_data: Data cardinality is ambiguous. Make sure all arrays contain the"
                + " same number of samples. 'x' sizes: 3, 'y' sizes: 2")
        .value(
            "a row of weights for each row",
            () -> binary.fit(X, Y, sampleWeight(new float[8][3])),
            "fit: sample_weight: must hold one number for each row, shape (8,); received shape (8,"
                + " 3).")
        .value(
            "weights that are no numbers",
            () -> binary.fit(X, Y, sampleWeight(new float[] {1, 1, Float.NaN, 1, 1, 1, 1, 1})),
            "fit: sample_weight: must be finite; received NaN at element 2.")
        .value(
            "two kinds of weights",
            () -> binary.fit(X, Y, classWeight(Map.of(0, 1.0)), sampleWeight(new float[8])),
            "fit: You cannot `class_weight` and `sample_weight` at the same time.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesTargetsThatTheLossDoesNotTake() {
    return new Refusals()
        .value(
            "a class too many",
            () -> classes.fit(X, new int[] {0, 1, 2, 3, 0, 1, 2, 0}),
            "fit: y: class numbers must be from 0 to 2, for the model's 3 outputs; received 3.")
        .value(
            "a negative class",
            () -> classes.evaluate(X, new int[] {0, 1, 2, -1, 0, 1, 2, 0}),
            "evaluate: y: class numbers must be from 0 to 2, for the model's 3 outputs; received"
                + " -1.")
        .value(
            "a part of a class",
            () -> classes.fit(X, new float[] {0, 1, .5f, 0, 0, 0, 0, 0}),
            "fit: y: class numbers must be whole; received 0.5.")
        .value(
            "one-hot targets for class numbers",
            () -> classes.fit(X, new float[8][3]),
            "fit: y: targets must be class numbers, one for each row of the output's shape (None,"
                + " 3); received shape (8, 3). For one-hot targets use categorical_crossentropy.")
        .value(
            "class numbers for one-hot targets",
            () -> oneHot.fit(X, new int[8]),
            "fit: y: targets must have the output's shape (None, 3); received shape (8,). For class"
                + " numbers use sparse_categorical_crossentropy, or encode them by toCategorical.")
        .value(
            "three columns for one output",
            () -> binary.fit(X, new float[8][3]),
            "fit: y: targets must have the output's shape (None, 1); received shape (8, 3).")
        .value(
            "three columns for two outputs",
            () -> regression.fit(X, new float[8][3]),
            "fit: y: targets must fit the output's shape (None, 2); received shape (8, 3).")
        .value(
            "no columns for two outputs",
            () -> regression.evaluate(X, Y),
            "evaluate: y: targets must fit the output's shape (None, 2); received shape (8,).")
        .value(
            "NaN",
            () -> binary.fit(X, new float[] {0, 1, 0, Float.NaN, 0, 0, 0, 0}),
            "fit: y: must be finite; received NaN at element 3.")
        .value(
            "infinity in doubles",
            () -> binary.fit(X, new double[] {0, 1, 0, 0, 0, 0, 0, 1 / 0.0}),
            "fit: y: must be finite; received Infinity at element 7.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongArgumentsOfFit() {
    return new Refusals()
        .value(
            "no batch",
            () -> binary.fit(X, Y, batchSize(0)),
            "fit: batch_size must be an integer of 1 or more; received 0.")
        .value(
            "a negative batch",
            () -> binary.predict(X, batchSize(-1)),
            "predict: batch_size must be an integer of 1 or more; received -1.")
        .value(
            "negative epochs",
            () -> binary.fit(X, Y, epochs(-1)),
            "fit: epochs must be an integer of 0 or more; received -1.")
        .value(
            "verbose 3",
            () -> binary.evaluate(X, Y, verbose(3)),
            "evaluate: verbose must be 0, 1 or 2; received 3.")
        .value("twice", () -> binary.fit(X, Y, epochs(1), epochs(2)), "fit: epochs is given twice.")
        .value(
            "a split of all",
            () -> binary.fit(X, Y, validationSplit(1)),
            "fit: validation_split must be a number from 0 up to but not 1; received 1.")
        .value(
            "a split that leaves nothing to train on",
            () -> binary.fit(X, Y, validationSplit(0.99)),
            "Training data contains 8 samples, which is not sufficient to split it into a validation"
                + " and training set as specified by `validation_split=0.99`. Either provide more"
                + " data, or a different value for the `validation_split` argument.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongNumbersOfSteps() {
    return new Refusals()
        .value(
            "no steps",
            () -> binary.fit(X, Y, stepsPerEpoch(0)),
            "fit: steps_per_epoch must be an integer of 1 or more; received 0.")
        .value(
            "no validation steps",
            () -> binary.fit(X, Y, validationSteps(-1)),
            "fit: validation_steps must be an integer of 1 or more; received -1.")
        .value(
            "no steps to predict",
            () -> binary.predict(X, steps(0)),
            "predict: steps must be an integer of 1 or more; received 0.")
        .value(
            "another word than batch",
            () -> binary.fit(X, Y, shuffle("epoch")),
            "fit: shuffle must be true, false or 'batch'; received 'epoch'.")
        .value(
            "epoch 0 to validate after",
            () -> binary.fit(X, Y, validationFreq(List.of(0, 2))),
            "fit: validation_freq must be an integer of 1 or more, or a list of epochs; received [0,"
                + " 2].")
        .value(
            "two kinds of weights for a batch",
            () ->
                binary.trainOnBatch(
                    X,
                    Y,
                    classWeight(Map.of(0, 1.0)),
                    sampleWeight(List.of(1, 2, 3, 4, 5, 6, 7, 8))),
            "train_on_batch: Arguments `sample_weight` and `class_weight` cannot be specified at the"
                + " same time. Received: sample_weight=[1, 2, 3, 4, 5, 6, 7, 8], class_weight={0=1.0}")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongArgumentsOfCompile() {
    return new Refusals()
        .value(
            "loss with a slip",
            () -> binary.compile(loss("binary_crossentropi")),
            "compile: loss names no known loss; received 'binary_crossentropi'; did you mean"
                + " 'binary_crossentropy'?")
        .value(
            "loss of another world",
            () -> binary.compile(loss("xyz")),
            "compile: loss names no known loss; received 'xyz'; known: "
                + String.join(", ", Losses.REGISTRY.classNames()))
        .value(
            "metric with a slip",
            () -> binary.compile(loss("mse"), metrics("acuracy")),
            "compile: Could not interpret metric identifier: it names no known metric; received"
                + " 'acuracy'; did you mean 'accuracy'?")
        .value(
            "a number as metric",
            () -> binary.compile(loss("mse"), metrics(3)),
            "compile: metrics must be names, functions or Metric objects; received 3.")
        .value(
            "optimizer with a slip",
            () -> binary.compile(optimizer("adamm"), loss("mse")),
            "compile: optimizer names no known optimizer; received 'adamm'; did you mean 'adam'?")
        .value(
            "too many losses",
            () -> binary.compile(loss(List.of("mse", "mae"))),
            COUNT.formatted("loss"))
        .value(
            "too many factors",
            () -> binary.compile(loss("mse"), lossWeights(1, 2)),
            "compile: `loss_weights` must match the number of losses, got 1 losses and 2 weights.")
        .value(
            "loss of an unknown output",
            () -> binary.compile(loss(Map.of("dens", "mse"))),
            "compile: In the dict argument `loss`, key 'dens' does not correspond to any model"
                + " output; did you mean 'dense'?")
        .value(
            "eager",
            () -> binary.compile(loss("mse"), runEagerly(true)),
            "compile: run_eagerly must be false: models always run as graphs; received true.")
        .value(
            "no steps",
            () -> binary.compile(loss("mse"), stepsPerExecution(0)),
            "compile: steps_per_execution must be an integer of 1 or more; received 0.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongArgumentsForSeveralOutputs() {
    Keras.clearSession();
    KerasTensor input = Input.of(4);
    KerasTensor label = new Dense(1, name("label")).apply(input);
    KerasTensor score = new Dense(2, name("score")).apply(input);
    Model two = new Model(List.of(input), List.of(label, score));
    two.compile(loss("mse"));
    Object targets = List.of(Y, new float[8][2]);
    String inDict = "compile: In the dict argument `%s`, key '%s' does not correspond to any model";
    return new Refusals()
        .value(
            "a map without one of the outputs",
            () -> two.compile(loss(Map.of("label", "mse"))),
            "compile: Expected keys [label, score] in loss dict, but found loss.keys()=[label]. Give"
                + " null to an output without one.")
        .value(
            "metrics of an unknown output",
            () -> two.compile(loss("mse"), metrics(Map.of("scores", "mae"))),
            inDict.formatted("metrics", "scores") + " output; did you mean 'score'?")
        .value(
            "weighted metrics of an unknown output",
            () -> two.compile(loss("mse"), weightedMetrics(Map.of("x", "mae"))),
            inDict.formatted("weighted_metrics", "x") + " output; known: label, score")
        .value(
            "one metric too many",
            () -> two.compile(loss("mse"), metrics("mae", "mse", "mae")),
            "compile: For a model with multiple outputs, when providing the `metrics` argument as a"
                + " list, it should have as many entries as the model has outputs. Received a list"
                + " of length 3 whereas the model has 2 output(s).")
        .value(
            "a factor too few",
            () -> two.compile(loss(List.of("mse", "mae")), lossWeights(1)),
            "compile: `loss_weights` must match the number of losses, got 2 losses and 1 weights.")
        .value(
            "targets of one output",
            () -> two.fit(X, Y),
            "fit: y: must be 2 arrays, for [label, score]; received 1.")
        .value(
            "targets of an unknown output",
            () -> two.fit(X, Map.of("label", Y, "scor", new float[8][2])),
            "fit: y: must have the keys [label, score]; received %s; did you mean 'score'?"
                .formatted(Map.of("label", Y, "scor", Y).keySet()))
        .value(
            "a weight for each number of two outputs",
            () -> two.fit(X, targets, sampleWeight(new float[8][2])),
            "fit: sample_weight: For a model with multiple outputs, when providing a single"
                + " `sample_weight` array, it should only have one scalar score per sample (i.e."
                + " shape `(num_samples,)`). If you want to use non-scalar sample weights, pass a"
                + " `sample_weight` argument with one array per model output.")
        .value(
            "weights of one output",
            () -> two.fit(X, targets, sampleWeight(Map.of("label", Y))),
            "You should provide one `sample_weight` array per output in `y`. fit: sample_weight: must"
                + " have the keys [label, score]; received [label].")
        .value(
            "class weights",
            () -> two.fit(X, targets, classWeight(Map.of(0, 1.0))),
            "fit: `class_weight` is only supported for Models with a single output.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesCallsAtTheWrongMoment() {
    Keras.clearSession();
    Sequential closed = model("sigmoid", 1, "binary_crossentropy");
    closed.close();
    closed.close();
    Sequential raw = new Sequential(Input.of(4), new Dense(1));
    Sequential empty = new Sequential(List.of(), name("empty"));
    empty.compile(loss("mse"));
    return new Refusals()
        .moment(
            "fit before compile",
            () -> raw.fit(X, Y),
            "fit: You must call `compile()` before calling `fit()`: model.compile(optimizer(...),"
                + " loss(...)).")
        .moment(
            "evaluate before compile",
            () -> raw.evaluate(X, Y),
            "evaluate: You must call `compile()` before calling `evaluate()`:"
                + " model.compile(optimizer(...), loss(...)).")
        .moment("fit after close", () -> closed.fit(X, Y), CLOSED)
        .moment("evaluate after close", () -> closed.evaluate(X, Y), CLOSED)
        .moment("predict after close", () -> closed.predict(X), CLOSED)
        .moment("predictOnBatch after close", () -> closed.predictOnBatch(X), CLOSED)
        .moment("compile after close", () -> closed.compile(loss("mse")), CLOSED)
        .moment("add after close", () -> closed.add(new Dense(1)), CLOSED)
        .moment(
            "weights after close",
            closed::getWeights,
            "The model is closed: make or load a new one.")
        .moment(
            "fit without layers",
            () -> empty.fit(X, Y),
            "Sequential model empty cannot be built because it has no layers. Call"
                + " `model.add(layer)`.")
        .moment(
            "inputs while unbuilt",
            empty::inputs,
            "Model 'empty' has not yet been built. Call fit with some data, or give the first layer"
                + " an inputShape.")
        .moment(
            "pop without layers", empty::pop, "Sequential 'empty': there is no layer to remove.")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> refusesGraphsThatCannotRun() {
    Keras.clearSession();
    KerasTensor a = Input.of(new int[] {4}, name("a"));
    KerasTensor b = Input.of(new int[] {4}, name("b"));
    KerasTensor hidden = new Dense(2, name("hidden")).apply(a);
    Model sum = new Model(List.of(a, b), List.of(new Add().apply(List.of(a, b))));
    return new Refusals()
        .value(
            "two layers of one name",
            () -> new Sequential(Input.of(4), new Dense(3, name("x")), new Dense(3, name("x"))),
            "All layers added to a Sequential model should have unique names. Name 'x' is already"
                + " the name of a layer in this model. Update the `name` argument to pass a unique"
                + " name.")
        .value(
            "two layers of one name in a graph",
            () -> new Model(a, new Dense(3, name("hidden")).apply(hidden)),
            "The name \"hidden\" is used 2 times in the model. All operation names should be"
                + " unique.")
        .value(
            "an input that is not given",
            () -> new Model(a, new Dense(2).apply(b)),
            "Model: `inputs` not connected to `outputs`: input 'b' is needed but not given.")
        .value(
            "an input from a layer",
            () -> new Model(hidden, new Dense(2).apply(hidden)),
            "Model: `inputs` must be tensors made by Input; received an output of layer 'hidden'.")
        .value(
            "one array for two inputs",
            () -> sum.predict(NDArray.of(X)),
            "predict: x: must be 2 arrays, for [a, b]; received 1.")
        .value(
            "one name for two inputs",
            () -> sum.predict(Map.of("a", X)),
            "predict: x: must have the keys [a, b]; received [a].")
        .value(
            "inputs of unequal length",
            () -> sum.predict(List.of(X, new float[7][4])),
            "predict: Data cardinality is ambiguous. Make sure all arrays contain the same number of"
                + " samples. 'x' sizes: 8, 7")
        .value(
            "an unknown layer",
            () -> sum.getLayer("c"),
            "No such layer: c. Existing layers are: [a, b, add].")
        .tests();
  }

  @Test
  void refusesAnOptimizerOfAnotherModel() {
    Adam shared = new Adam();
    try (Sequential first = new Sequential(Input.of(4), new Dense(1));
        Sequential second = new Sequential(Input.of(4), new Dense(1))) {
      first.compile(optimizer(shared), loss("mse"));
      first.fit(X, Y, verbose(0));
      second.compile(optimizer(shared), loss("mse"));
      assertThatThrownBy(() -> second.fit(X, Y, verbose(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Adam: already belongs to another model or to other variables. Make a new optimizer.");
    }
  }

  @Test
  void unbuiltModelsHaveNoWeightsYet() {
    try (Sequential model = new Sequential(new Dense(3))) {
      assertThat(model.getWeights()).isEmpty();
      assertThat(model.built()).isFalse();
    }
  }

  @Test
  void refusedCallsLeaveTheModelAsItWas() {
    List<NDArray> before = binary.getWeights();
    List<ThrowingCallable> refused =
        List.of(
            () -> binary.fit(new float[8][5], Y),
            () -> binary.fit(X, new float[8][3]),
            () -> binary.compile(loss("xyz")),
            () -> binary.fit(X, Y, validationData(X, new float[3])));
    refused.forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
    assertThat(binary.getWeights()).isEqualTo(before);
    assertThat(binary.evaluate(X, Y, verbose(0))).hasSize(2);
  }
}

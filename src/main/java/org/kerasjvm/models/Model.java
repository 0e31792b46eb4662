package org.kerasjvm.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.TrainingModel;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.EvaluateCall;
import org.kerasjvm.config.ExportCall;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.OnBatchCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.PredictCall;
import org.kerasjvm.config.Schema;
import org.kerasjvm.config.SummaryCall;
import org.kerasjvm.config.WeightedCall;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Runtime;
import org.kerasjvm.layers.KerasTensor;
import org.kerasjvm.layers.Layer;
import org.kerasjvm.metrics.Direction;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.optimizers.Optimizer;

/**
 * A graph of layer calls that can be trained and used ({@code keras/src/models/model.py}).
 *
 * <pre>{@code
 * KerasTensor input = Input.of(4);
 * KerasTensor output = new Dense(1, activation("sigmoid")).apply(new Dense(8).apply(input));
 * try (Model model = new Model(input, output)) {
 *   model.compile(optimizer("adam"), loss("binary_crossentropy"), metrics("accuracy"));
 *   History history = model.fit(x, y, epochs(10), batchSize(32));
 * }
 * }</pre>
 *
 * <p>A model is itself a layer. Its weights live in native memory, which {@link #close} frees.
 * Threads: {@code predict} may run from many threads at once; {@code fit} and {@code evaluate} are
 * alone.
 */
public class Model extends ModelStructure implements TrainingModel {

  private static final Schema SCHEMA = Schema.of("Functional", Layer.SCHEMA);

  private @Nullable Compiled compiled;
  private @Nullable Programs programs;
  private @Nullable History history;
  private volatile boolean stopTraining;
  private int initialEpoch;

  /**
   * A model from one input to one output.
   *
   * @throws IllegalArgumentException if the output does not depend on the input alone
   */
  @SafeVarargs
  public Model(KerasTensor input, KerasTensor output, Option<? super Model>... options) {
    this(List.of(input), List.of(output), options);
  }

  /**
   * A model with several inputs or outputs.
   *
   * @throws IllegalArgumentException if an output depends on something that is not an input
   */
  @SafeVarargs
  public Model(
      List<KerasTensor> inputs, List<KerasTensor> outputs, Option<? super Model>... options) {
    this(SCHEMA.configure(options));
    connect(new LayerGraph(inputs, outputs));
  }

  /** For models that are connected later. */
  Model(Config config) {
    super(config);
  }

  /**
   * Builds for data of this shape where that is still open.
   *
   * @param batchSize the size of all batches, or -1 if they differ
   */
  void buildForData(DataSet data, int batchSize) {}

  // ---- training and use

  /**
   * Says how to train.
   *
   * <p><b>Options</b> (default): {@code optimizer} ("rmsprop"), {@code loss} (none), {@code
   * lossWeights}, {@code metrics} (none), {@code weightedMetrics}, {@code stepsPerExecution}
   * (chosen by the model), {@code jitCompile} ("auto"), {@code runEagerly} (false, the only value).
   *
   * <p><b>How steps run.</b> {@code jitCompile(false)}: on TensorFlow's ordinary kernels, whose
   * numbers are Keras's; one native call takes many batches, or one if a callback has batch hooks
   * or {@code stepsPerExecution} is 1. {@code jitCompile(true)}: compiled by XLA, whose last bits
   * are others; what XLA has no CPU kernel for is refused. {@code "auto"} compiles a call of {@code
   * fit} or {@code evaluate} if it has 4,000 steps or more (compiling takes about as long as is
   * saved in 3,000), batches need no call of their own, a step's matrix products have at most
   * 4,194,304 multiplications (above, XLA's products are no faster), and there is no convolution
   * and nothing without an XLA kernel in it. So the choice depends on model, data and arguments
   * alone; {@code summary(executionPlan(true))} shows it.
   *
   * @throws IllegalArgumentException if a name is unknown or an option is wrong
   */
  @SafeVarargs
  public final void compile(Option<? super CompileCall>... options) {
    requireOpen();
    requireIdle("compile");
    Config config = CallParams.COMPILE.configure(options);
    List<String> names = connected() ? outputNames() : List.of(lastLayerName());
    Compiled before = compiled;
    compiled = new Compiled(config, names);
    if (programs != null && before != null && connected()) {
      runtime().renewWithout(before.ownVariables(compiled));
    }
    programs = null;
  }

  /** The name of the only output of a model that is not connected yet. */
  String lastLayerName() {
    return name();
  }

  /**
   * Trains on arrays.
   *
   * <p><b>Options</b> (default): {@code batchSize} (32), {@code epochs} (1), {@code verbose} (1),
   * {@code callbacks} (none), {@code validationSplit} (0), {@code validationData} (none), {@code
   * shuffle} (true; "batch" permutes within each batch), {@code classWeight}, {@code sampleWeight}
   * (none), {@code initialEpoch} (0), {@code stepsPerEpoch}, {@code validationSteps} (all), {@code
   * validationBatchSize} (batchSize), {@code validationFreq} (1).
   *
   * @param x inputs, rows first: a Java array or {@link NDArray}; a list or a map by name for
   *     several
   * @param y targets, likewise
   * @return what happened in each epoch
   * @throws IllegalArgumentException if data or an option is wrong; nothing has been changed then
   * @throws IllegalStateException if the model is not compiled, or closed
   */
  @SafeVarargs
  public final History fit(Object x, Object y, Option<? super FitCall>... options) {
    Compiled how = requireCompiled("fit");
    history = new FitLoop(this, how, CallParams.FIT.configure(options)).run(x, y);
    return history;
  }

  /**
   * Trains on batches that need not all be in memory: a {@link org.kerasjvm.batches.PyDataset}, or
   * anything that gives an iterator for each epoch.
   *
   * <p>Options are those of {@link #fit(Object, Object, Option...)} but for {@code validationSplit}
   * and {@code sampleWeight}; {@code batchSize} says nothing here, and {@code shuffle} permutes the
   * batches of a PyDataset. Batches are made on other threads, which have ended when this returns.
   *
   * @param data batches of inputs and targets, all of the same kinds
   * @return what happened in each epoch
   * @throws IllegalArgumentException if a batch or an option is wrong
   * @throws IllegalStateException if the model is not compiled, or closed
   */
  @SafeVarargs
  public final History fit(Iterable<Batch> data, Option<? super FitCall>... options) {
    Compiled how = requireCompiled("fit");
    history = new FitLoop(this, how, CallParams.FIT.configure(options)).run(data);
    return history;
  }

  /**
   * Computes loss and metrics on arrays, as in Keras without shuffling.
   *
   * <p><b>Options</b> (default): {@code batchSize} (32), {@code verbose} (1), {@code sampleWeight}
   * (none), {@code steps} (all), {@code callbacks} (none).
   *
   * @return the loss, then the metrics in the order of {@code compile}
   */
  @SafeVarargs
  public final double[] evaluate(Object x, Object y, Option<? super EvaluateCall>... options) {
    return inOrder(evaluate(x, y, ReturnDict.TRUE, options));
  }

  /**
   * As {@link #evaluate(Object, Object, Option...)}, by name, sorted. Metrics whose results are
   * arrays have their mean there and their elements in {@link org.kerasjvm.callbacks.Logs#array}.
   */
  @SafeVarargs
  public final Map<String, Double> evaluate(
      Object x, Object y, ReturnDict returnDict, Option<? super EvaluateCall>... options) {
    Compiled how = requireCompiled("evaluate");
    return new EvaluateLoop(this, how, CallParams.EVALUATE.configure(options)).run(x, y);
  }

  /** As {@link #evaluate(Object, Object, Option...)}, on a stream as {@code fit} takes it. */
  @SafeVarargs
  public final double[] evaluate(Iterable<Batch> data, Option<? super EvaluateCall>... options) {
    return inOrder(evaluate(data, ReturnDict.TRUE, options));
  }

  /** As {@link #evaluate(Iterable, Option...)}, by name, sorted. */
  @SafeVarargs
  public final Map<String, Double> evaluate(
      Iterable<Batch> data, ReturnDict returnDict, Option<? super EvaluateCall>... options) {
    Compiled how = requireCompiled("evaluate");
    return new EvaluateLoop(this, how, CallParams.EVALUATE.configure(options)).run(data);
  }

  /**
   * Computes the first output for arrays.
   *
   * <p><b>Options</b> (default): {@code batchSize} (32), {@code verbose} (1), {@code steps} (all),
   * {@code callbacks} (none).
   *
   * @return one row for each row of the input
   */
  @SafeVarargs
  public final NDArray predict(Object x, Option<? super PredictCall>... options) {
    return predictAll(x, options).get(0);
  }

  /** As {@link #predict(Object, Option...)}, on a stream whose targets are not looked at. */
  @SafeVarargs
  public final NDArray predict(Iterable<Batch> data, Option<? super PredictCall>... options) {
    return predictAll(data, options).get(0);
  }

  /** As {@link #predict(Object, Option...)}, all outputs. */
  @SafeVarargs
  public final List<NDArray> predictAll(Object x, Option<? super PredictCall>... options) {
    requireOpen();
    return new PredictLoop(this, CallParams.PREDICT.configure(options)).run(x);
  }

  /** As {@link #predict(Iterable, Option...)}, all outputs. */
  @SafeVarargs
  public final List<NDArray> predictAll(
      Iterable<Batch> data, Option<? super PredictCall>... options) {
    requireOpen();
    return new PredictLoop(this, CallParams.PREDICT.configure(options)).run(data);
  }

  /** Computes the first output for one batch, silently and with no more overhead than needed. */
  public final NDArray predictOnBatch(Object x) {
    return predictAllOnBatch(x).get(0);
  }

  /** As {@link #predictOnBatch}, all outputs. */
  public final List<NDArray> predictAllOnBatch(Object x) {
    requireOpen();
    return PredictLoop.onBatch(this, x);
  }

  /**
   * One step of training on one batch. Loss and metrics are those since the last {@link
   * #resetMetrics}.
   *
   * <p><b>Options</b> (default): {@code sampleWeight}, {@code classWeight} (none).
   *
   * @return the loss, then the metrics in the order of {@code compile}
   * @throws IllegalArgumentException if data or an option is wrong
   */
  @SafeVarargs
  public final double[] trainOnBatch(Object x, Object y, Option<? super OnBatchCall>... options) {
    return inOrder(trainOnBatch(x, y, ReturnDict.TRUE, options));
  }

  /** As {@link #trainOnBatch(Object, Object, Option...)}, by name, sorted. */
  @SafeVarargs
  public final Map<String, Double> trainOnBatch(
      Object x, Object y, ReturnDict returnDict, Option<? super OnBatchCall>... options) {
    Compiled how = requireCompiled("train_on_batch");
    return OnBatch.training(this, how, CallParams.TRAIN_ON_BATCH.configure(options)).run(x, y);
  }

  /**
   * Loss and metrics of one batch, together with those since the last {@link #resetMetrics}.
   *
   * <p><b>Options</b> (default): {@code sampleWeight} (none).
   *
   * @return the loss, then the metrics in the order of {@code compile}
   * @throws IllegalArgumentException if data or an option is wrong
   */
  @SafeVarargs
  public final double[] testOnBatch(Object x, Object y, Option<? super WeightedCall>... options) {
    return inOrder(testOnBatch(x, y, ReturnDict.TRUE, options));
  }

  /** As {@link #testOnBatch(Object, Object, Option...)}, by name, sorted. */
  @SafeVarargs
  public final Map<String, Double> testOnBatch(
      Object x, Object y, ReturnDict returnDict, Option<? super WeightedCall>... options) {
    Compiled how = requireCompiled("test_on_batch");
    return OnBatch.testing(this, how, CallParams.TEST_ON_BATCH.configure(options)).run(x, y);
  }

  /** Sets loss and metrics back; {@code fit} and {@code evaluate} do it themselves. */
  public final void resetMetrics() {
    Compiled how = requireCompiled("reset_metrics");
    if (how.metricsBuilt()) {
      runtime()
          .alone(
              () -> {
                programs().metricsReset(how).run();
                return null;
              });
    }
  }

  private double[] inOrder(Map<String, Double> logs) {
    return requireCompiled("evaluate").resultKeys().stream().mapToDouble(logs::get).toArray();
  }

  /**
   * Writes the forward pass and the weights as a TensorFlow SavedModel for inference, as Keras's
   * {@code model.export}: signatures {@code serving_default} and {@code serve}, inputs by the names
   * of their tensors ({@link KerasTensor#name}), outputs {@code output_0} and so on, batch axis
   * open. The model stays as it is; other threads may go on predicting.
   *
   * <p><b>Options</b> (default): {@code verbose} (1; 0 prints nothing), {@code overwrite} (false: a
   * SavedModel that is there is left, and that is an error), {@code examples} (none).
   *
   * @param directory is written beside its place and moved there; parents are made
   * @throws IllegalStateException if the model is not built yet
   * @throws IllegalArgumentException if something is there that may not be replaced; a directory
   *     that is not a SavedModel never is
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  @SafeVarargs
  public final void export(Path directory, Option<? super ExportCall>... options) {
    requireOpen();
    new Export(this, CallParams.EXPORT.configure(options)).run(directory);
  }

  private Compiled requireCompiled(String call) {
    requireOpen();
    if (compiled == null) {
      throw new IllegalStateException(
          call
              + ": You must call `compile()` before calling `"
              + call
              + "()`: model.compile(optimizer(...), loss(...)).");
    }
    return compiled;
  }

  @Override
  final void graphChanged() {
    programs = null;
  }

  /** What has been traced in the present graph. */
  final synchronized Programs programs() {
    Runtime current = runtime();
    if (programs == null || programs.generation() != current.generation()) {
      programs = new Programs(this, current);
    }
    return programs;
  }

  final @Nullable Compiled compiled() {
    return compiled;
  }

  /** Whether {@code compile} was called. */
  public final boolean isCompiled() {
    return compiled != null;
  }

  /** The loss as given to {@code compile}: a name, a Loss, a function, a list or a map; or null. */
  public final @Nullable Object loss() {
    return requireCompiled("loss").loss();
  }

  /** The optimizer given to {@code compile}. */
  public final Optimizer optimizer() {
    return requireCompiled("optimizer").optimizer();
  }

  /** What the last {@code fit} returned, or null. */
  public final @Nullable History history() {
    return history;
  }

  /** The names of the model's metrics, which in Keras 3 are {@code [loss, compile_metrics]}. */
  public final List<String> metricsNames() {
    Compiled how = requireCompiled("metricsNames");
    return how.metrics().isEmpty() ? List.of("loss") : List.of("loss", "compile_metrics");
  }

  /** Prints the table of layers. */
  @SafeVarargs
  public final void summary(Option<? super SummaryCall>... options) {
    Summaries.print(this, options);
  }

  /** Gives the table of layers to a function, in one piece. */
  @SafeVarargs
  public final void summary(Consumer<String> printFn, Option<? super SummaryCall>... options) {
    printFn.accept(Summaries.text(this, options));
  }

  @Override
  public final float learningRate() {
    return optimizer().learningRate();
  }

  @Override
  public final void learningRate(float rate) {
    optimizer().learningRate(rate);
  }

  @Override
  public final @Nullable Direction metricDirection(String metric) {
    return requireCompiled("metricDirection").metrics().stream()
        .map(Compiled.Reported::metric)
        .filter(known -> known.name().equals(metric) && known.direction() != null)
        .map(Metric::direction)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The file holds the arrays of {@link #weights()} in order, as numpy's {@code load} reads
   * them.
   *
   * @throws IllegalArgumentException if the name does not end in {@code .weights.npz}
   */
  @Override
  public final void saveWeights(Path file) {
    graph();
    WeightFiles.save(file, weights());
  }

  /** As {@link #saveWeights(Path)}. */
  public final void saveWeights(String file) {
    saveWeights(Path.of(file));
  }

  /**
   * Sets the weights from a file that {@link #saveWeights(Path)} wrote.
   *
   * @throws IllegalArgumentException if the name does not end in {@code .weights.npz}, or the
   *     number or shapes of the arrays differ; nothing is set then
   */
  public final void loadWeights(Path file) {
    graph();
    WeightFiles.load(file, weights());
  }

  /** As {@link #loadWeights(Path)}. */
  public final void loadWeights(String file) {
    loadWeights(Path.of(file));
  }

  @Override
  public final Map<String, NDArray> trainingState() {
    return new TrainingState(this, requireCompiled("trainingState")).read();
  }

  @Override
  public final void restoreTrainingState(Map<String, NDArray> state) {
    new TrainingState(this, requireCompiled("restoreTrainingState")).restore(state);
  }

  @Override
  public final long iterations() {
    return compiled == null ? 0 : optimizer().iterations();
  }

  @Override
  public final Map<String, NDArray> weightsByPath() {
    return WeightFiles.byPath(weights());
  }

  @Override
  public final String architecture() {
    return new Architecture().json(this);
  }

  @Override
  public final byte[] graphDef() {
    return runtime().graphDef();
  }

  @Override
  public final void swapAverages() {
    new WeightAverages(optimizer()).swap();
  }

  @Override
  public final void keepAverages() {
    new WeightAverages(optimizer()).keep();
  }

  @Override
  public final void initialEpoch(int epoch) {
    initialEpoch = epoch;
  }

  /** The epoch that a callback wants the fit to begin with; asked for once. */
  final int takeInitialEpoch(int otherwise) {
    int wanted = initialEpoch;
    initialEpoch = 0;
    return wanted > 0 ? wanted : otherwise;
  }

  @Override
  public final boolean stopTraining() {
    return stopTraining;
  }

  @Override
  public final void stopTraining(boolean stop) {
    stopTraining = stop;
  }
}

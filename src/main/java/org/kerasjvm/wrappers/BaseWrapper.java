package org.kerasjvm.wrappers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.base.TargetType;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasWarmStart;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.PredictCall;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.models.CallParams;
import org.kerasjvm.models.Model;
import org.kerasjvm.preprocessing.NotFittedException;
import org.kerasjvm.random.GlobalRandom;

/**
 * What {@link KerasClassifier} and {@link KerasRegressor} share ({@code scikeras/wrappers.py},
 * BaseWrapper). They differ in how targets are encoded and scored.
 */
public abstract sealed class BaseWrapper
    implements Estimator, FitCall, PredictCall, CompileCall, HasRandomState, HasWarmStart
    permits KerasClassifier, KerasRegressor {

  private final ModelBuilder builder;
  private final Config config;
  private final Schema fitCall;
  private final Schema predictCall;
  private final Map<String, List<Double>> history = new LinkedHashMap<>();
  private @Nullable Model model;
  private @Nullable TargetEncoder encoder;
  private int[] xShape = {};

  BaseWrapper(ModelBuilder builder, Config config) {
    this.builder = builder;
    this.config = config;
    this.fitCall = WrapperParams.fitCall(config.className());
    this.predictCall = WrapperParams.predictCall(config.className());
  }

  /** An encoder fitted to targets. */
  abstract TargetEncoder encoderFor(NDArray y);

  /** What the targets are. */
  abstract TargetType targetType(NDArray y);

  /** Whether targets must be numbers. */
  abstract boolean numericTargets();

  /** Weights of rows from their targets, to multiply with those given to fit. */
  abstract @Nullable NDArray weightsOf(NDArray y);

  // ---- fitting

  @Override
  public final double score(Object x, Object y) {
    requireFitted();
    return scorer(InputChecks.targets(name(), y, numericTargets()), predict(x));
  }

  /** How good predictions are. */
  abstract double scorer(NDArray y, NDArray predicted);

  /**
   * Builds the model without training it, to use weights that it already has.
   *
   * @param x array-like, rows as they will be predicted
   * @param y array-like, targets with all classes
   */
  public final void initialize(Object x, Object y) {
    NDArray rows = InputChecks.rows(name(), x);
    NDArray targets = InputChecks.targets(name(), y, numericTargets());
    InputChecks.requireSameLength(name(), rows, targets);
    initialize(rows, targets);
  }

  private void initialize(NDArray x, NDArray y) {
    TargetEncoder fresh = encoderFor(y);
    ModelMeta meta =
        new ModelMeta(
            Arrays.stream(x.shape()).boxed().toList(),
            targetType(y),
            fresh.classes(),
            fresh.nOutputs());
    Model built = seeded(() -> builder.build(meta));
    if (model != null && model != built) {
      model.close();
    }
    model = built;
    encoder = fresh;
    xShape = x.shape();
    history.clear();
  }

  /** One call of fit. */
  final void train(Object x, Object y, Option<?>... options) {
    Config call = fitCall.configure(options);
    Integer given = call.find(CallParams.EPOCHS);
    int epochs = given == null ? config.get(CallParams.EPOCHS) : given;
    boolean keepModel = config.get(WrapperParams.WARM_START);
    train(x, y, call, keepModel, call.get(CallParams.INITIAL_EPOCH), epochs);
  }

  /** One call of partial_fit. */
  final void trainOneEpoch(Object x, Object y, Option<?>... options) {
    Config call = fitCall.configure(options);
    if (call.isGiven(CallParams.EPOCHS) || call.isGiven(CallParams.INITIAL_EPOCH)) {
      throw new IllegalArgumentException(
          name()
              + ": Invalid argument `epochs` or `initial_epoch` to `partialFit`: it always trains"
              + " for 1 epoch from the current epoch.");
    }
    train(x, y, call, true, currentEpoch(), 1);
  }

  private void train(
      Object x, Object y, Config call, boolean keepModel, int firstEpoch, int epochs) {
    NDArray rows = InputChecks.rows(name(), x);
    NDArray targets = InputChecks.targets(name(), y, numericTargets());
    InputChecks.requireSameLength(name(), rows, targets);
    NDArray weights = weights(targets, call.find(CallParams.SAMPLE_WEIGHT));
    if (keepModel && model != null) {
      InputChecks.requireShape(name(), rows, xShape);
    } else {
      initialize(rows, targets);
    }
    Model current = requireFitted();
    ensureCompiled(current);
    checkModel(current);
    if (weights != null) {
      NDArray kept = SampleWeights.kept(weights);
      rows = rows.compress(kept);
      targets = targets.compress(kept);
      weights = weights.compress(kept).astype(DType.FLOAT32);
    }
    NDArray encoded = encoder().transform(targets);
    NDArray finalRows = rows;
    Option<FitCall>[] arguments =
        new ModelArguments(config).fit(call, rows.length(), firstEpoch, epochs, weights);
    record(seeded(() -> current.fit(finalRows, encoded, arguments)), firstEpoch);
  }

  private @Nullable NDArray weights(NDArray y, @Nullable Object sampleWeight) {
    NDArray ofTargets = weightsOf(y);
    if (sampleWeight == null) {
      return ofTargets;
    }
    NDArray given = SampleWeights.check(name(), sampleWeight, y.length());
    return ofTargets == null ? given : given.multiply(ofTargets);
  }

  private void ensureCompiled(Model current) {
    if (!current.isCompiled()) {
      current.compile(new ModelArguments(config).compile());
    }
    if (current.loss() == null) {
      throw new IllegalArgumentException(
          name() + ": You must provide a loss or a compiled model: loss(\"binary_crossentropy\").");
    }
  }

  /** Refuses what would fail within TensorFlow, or train on another loss than asked for. */
  private void checkModel(Model current) {
    if (current.built() && current.outputs().size() != 1) {
      throw new IllegalArgumentException(
          "%s: the model must have 1 output; model '%s' has %d outputs."
              .formatted(name(), current.name(), current.outputs().size()));
    }
    String asked = FullNames.ofLoss(config.find(CallParams.LOSS));
    String compiled = FullNames.ofLoss(current.loss());
    if (asked != null && compiled != null && !asked.equals(compiled)) {
      throw new IllegalArgumentException(
          "%s: loss=%s but model compiled with %s. Data may not match loss function!"
              .formatted(name(), asked, compiled));
    }
  }

  private void record(History fitted, int firstEpoch) {
    if (firstEpoch == 0) {
      history.clear();
    }
    fitted
        .history()
        .forEach(
            (key, values) -> {
              boolean metric = !key.equals("loss") && !key.startsWith("val_");
              String name = metric ? FullNames.ofMetric(key) : key;
              history.computeIfAbsent(name, k -> new ArrayList<>()).addAll(values);
            });
  }

  /** Runs with all generators at {@code random_state}, and leaves those outside alone. */
  private <T> T seeded(Supplier<T> action) {
    Long seed = config.find(WrapperParams.RANDOM_STATE);
    return seed == null ? action.get() : GlobalRandom.seeded(seed, action);
  }

  // ---- use

  @Override
  public final NDArray predict(Object x) {
    NDArray outputs = outputs(x);
    return encoder().inverse(outputs);
  }

  /**
   * Predicts the targets of rows.
   *
   * <p><b>Options</b>, instead of those of the constructor: those of {@link Model#predict}.
   *
   * @param x array-like of shape (rows, features, ...)
   * @return shaped like the targets that were fitted: classes as they were given, numbers in
   *     float32
   * @throws NotFittedException before {@code fit}
   */
  @SafeVarargs
  public final NDArray predict(Object x, Option<? super PredictCall>... options) {
    NDArray outputs = outputs(x, options);
    return encoder().inverse(outputs);
  }

  /** What the model predicts. */
  final NDArray outputs(Object x, Option<?>... options) {
    Config call = predictCall.configure(options);
    Model current = requireFitted();
    NDArray rows = InputChecks.rows(name(), x);
    InputChecks.requireShape(name(), rows, xShape);
    return current.predict(rows, new ModelArguments(config).predict(call, rows.length()));
  }

  /**
   * The model of the last {@code fit} ({@code model_}); the next {@code fit} and {@link #close}
   * close it.
   *
   * @throws NotFittedException before {@code fit}
   */
  public final Model model() {
    return requireFitted();
  }

  /**
   * The losses and metrics of all epochs ({@code history_}), metrics under their full names; empty
   * before {@code fit}.
   */
  public final Map<String, List<Double>> history() {
    return Collections.unmodifiableMap(history);
  }

  /** How many epochs the model was trained for ({@code current_epoch}). */
  public final int currentEpoch() {
    return history.getOrDefault("loss", List.of()).size();
  }

  /** Whether there is a model ({@code initialized_}). */
  public final boolean isInitialized() {
    return model != null;
  }

  @Override
  public final void close() {
    if (model != null) {
      model.close();
    }
  }

  final Config config() {
    return config;
  }

  final ModelBuilder builder() {
    return builder;
  }

  final String name() {
    return config.className();
  }

  final TargetEncoder encoder() {
    TargetEncoder fitted = encoder;
    if (fitted == null) {
      throw new NotFittedException(name());
    }
    return fitted;
  }

  private Model requireFitted() {
    Model fitted = model;
    if (fitted == null) {
      throw new NotFittedException(name());
    }
    return fitted;
  }

  @Override
  public final String toString() {
    return config.toString();
  }
}

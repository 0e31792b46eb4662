package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.Logs;
import org.kerasjvm.config.Config;
import org.kerasjvm.random.GlobalRandom;

/** One call of {@code fit} ({@code keras/src/backend/tensorflow/trainer.py}). */
final class FitLoop {

  private final Model model;
  private final Compiled compiled;
  private final Config call;

  FitLoop(Model model, Compiled compiled, Config call) {
    this.model = model;
    this.compiled = compiled;
    this.call = call;
  }

  /** Trains on arrays. */
  History run(@Nullable Object x, @Nullable Object y) {
    DataSet all = data("fit", x, y, call.find(CallParams.SAMPLE_WEIGHT));
    boolean given = call.find(CallParams.VALIDATION_DATA) != null;
    int split = given ? all.rows() : splitAt(all.rows());
    all =
        ClassWeights.apply(
            all,
            split,
            call.find(CallParams.CLASS_WEIGHT),
            "fit: You cannot `class_weight` and `sample_weight` at the same time.");
    Integer steps = call.find(CallParams.STEPS_PER_EPOCH);
    int batchSize = CallData.Arrays.batchSize(call.find(CallParams.BATCH_SIZE), steps, split);
    model.buildForData(all, split % batchSize == 0 ? batchSize : -1);
    DataChecks.all("fit", model, compiled, all);
    ArrayBatches.Order order = ArrayBatches.Order.of(call.get(CallParams.SHUFFLE));
    CallData training = new CallData.Arrays(new RowRange(all, 0, split), batchSize, order);
    CallData validation =
        split < all.rows() ? validationOn(new RowRange(all, split, all.rows())) : validationData();
    try (validation) {
      return model.runtime().alone(() -> run(training, validation));
    }
  }

  /** Trains on a stream. */
  History run(Iterable<Batch> data) {
    CallData.requireNoWeights("fit", call);
    if (call.get(CallParams.VALIDATION_SPLIT) != 0
        && call.find(CallParams.VALIDATION_DATA) == null) {
      throw new IllegalArgumentException(
          "fit: Argument `validation_split` is only supported for tensors or NumPy arrays. Found incompatible type in the input: %s. Give validationData(...)."
              .formatted(data.getClass().getSimpleName()));
    }
    StreamReader reader =
        new StreamReader("fit", model, compiled, call.find(CallParams.CLASS_WEIGHT));
    Integer steps = call.find(CallParams.STEPS_PER_EPOCH);
    boolean shuffle = !Boolean.FALSE.equals(call.get(CallParams.SHUFFLE));
    try (CallData training = CallData.Stream.of(data, reader, steps, shuffle);
        CallData validation = validationData()) {
      return model.runtime().alone(() -> run(training, validation));
    }
  }

  private DataSet data(
      String place, @Nullable Object x, @Nullable Object y, @Nullable Object weight) {
    return DataSet.of(place, x, y, weight, DataSet.Names.of(model, compiled));
  }

  private @Nullable CallData validationData() {
    List<?> given = call.find(CallParams.VALIDATION_DATA);
    if (given == null) {
      return null;
    }
    String place = "fit: validation_data";
    if (given.size() == 1 && given.get(0) instanceof Iterable<?> batches) {
      Integer steps = call.find(CallParams.VALIDATION_STEPS);
      StreamReader reader = new StreamReader(place, model, compiled, null);
      return CallData.Stream.of(stream(batches), reader, steps, false);
    }
    Object weight = given.size() > 2 ? given.get(2) : null;
    DataSet data = data(place, given.get(0), given.get(1), weight);
    DataChecks.all(place, model, compiled, data);
    return validationOn(new RowRange(data, 0, data.rows()));
  }

  @SuppressWarnings("unchecked") // Options.validationData takes nothing else
  private static Iterable<Batch> stream(Iterable<?> batches) {
    return (Iterable<Batch>) batches;
  }

  private CallData validationOn(RowRange rows) {
    Integer given = call.find(CallParams.VALIDATION_BATCH_SIZE);
    Integer size = given != null ? given : call.find(CallParams.BATCH_SIZE);
    int batchSize =
        CallData.Arrays.batchSize(
            size, call.find(CallParams.VALIDATION_STEPS), rows.to() - rows.from());
    return new CallData.Arrays(rows, batchSize, ArrayBatches.Order.GIVEN);
  }

  /** Keras's train_validation_split: the tail validates, before any shuffling. */
  private int splitAt(int rows) {
    double split = call.get(CallParams.VALIDATION_SPLIT);
    if (split == 0) {
      return rows;
    }
    int splitAt = (int) Math.floor(rows * (1.0 - split));
    if (splitAt == 0 || splitAt == rows) {
      throw new IllegalArgumentException(
          "Training data contains %d samples, which is not sufficient to split it into a validation and training set as specified by `validation_split=%s`. Either provide more data, or a different value for the `validation_split` argument."
              .formatted(rows, split));
    }
    return splitAt;
  }

  private History run(CallData data, @Nullable CallData heldOut) {
    StepPlan plan = new StepPlan(model, compiled, data.sample());
    try (BatchSource<Span> training = data.open();
        BatchSource<Span> held = heldOut == null ? null : heldOut.open()) {
      EpochIterator<Span> epochs =
          new EpochIterator<>(training, call.find(CallParams.STEPS_PER_EPOCH));
      CallbackList callbacks = callbacks(epochs.steps());
      StepPlan.Stretch stretch =
          plan.training(
              epochs,
              callbacks,
              call.get(CallParams.VERBOSE),
              Workload.of(data, epochs.steps(), passes()));
      StepPlan.Stretch test = null;
      if (heldOut != null && held != null) {
        EpochIterator<Span> tests =
            new EpochIterator<>(held, call.find(CallParams.VALIDATION_STEPS));
        test =
            new StepPlan(model, compiled, heldOut.sample())
                .testing(tests, callbacks, 0, Workload.of(heldOut, tests.steps(), validations()));
      }
      epochs.reset();
      train(stretch, test, callbacks);
      return callbacks.history();
    }
  }

  private CallbackList callbacks(@Nullable Integer steps) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("verbose", call.get(CallParams.VERBOSE));
    params.put("epochs", call.get(CallParams.EPOCHS));
    if (steps != null) {
      params.put("steps", steps);
    }
    boolean bar = call.get(CallParams.VERBOSE) != 0;
    return new CallbackList(CallParams.callbacks(call), true, bar, model, params);
  }

  private void train(
      StepPlan.Stretch stretch, StepPlan.@Nullable Stretch test, CallbackList callbacks) {
    model.stopTraining(false);
    model.initialEpoch(0);
    GlobalRandom.settled();
    callbacks.onTrainBegin(new LinkedHashMap<>());
    Map<String, Double> logs = new LinkedHashMap<>();
    int epochs = call.get(CallParams.EPOCHS);
    int first = model.takeInitialEpoch(call.get(CallParams.INITIAL_EPOCH));
    boolean unseen = test == null && callbacks.onlyHistory();
    int epoch = first;
    while (epoch < epochs && !model.stopTraining()) {
      List<Logs> several = unseen ? stretch.runSeveral(epochs - epoch) : List.of();
      if (several.isEmpty()) {
        logs = epoch(epoch++, stretch, test, callbacks);
      }
      for (Logs one : several) {
        callbacks.onEpochBegin(epoch, new LinkedHashMap<>());
        callbacks.onEpochEnd(epoch++, one);
        logs = one;
      }
    }
    compiled.optimizer().finalizeVariableValues();
    callbacks.onTrainEnd(logs);
  }

  private Map<String, Double> epoch(
      int epoch,
      StepPlan.Stretch stretch,
      StepPlan.@Nullable Stretch test,
      CallbackList callbacks) {
    callbacks.onEpochBegin(epoch, new LinkedHashMap<>());
    Logs logs = new Logs();
    logs.addAll("", stretch.run());
    if (test != null && validatesAfter(epoch)) {
      logs.addAll("val_", test.run());
    }
    callbacks.onEpochEnd(epoch, logs);
    return logs;
  }

  private long passes() {
    return (long) call.get(CallParams.EPOCHS) - call.get(CallParams.INITIAL_EPOCH);
  }

  private long validations() {
    return call.get(CallParams.VALIDATION_FREQ) instanceof Integer every
        ? passes() / every
        : ((List<?>) call.get(CallParams.VALIDATION_FREQ)).size();
  }

  private boolean validatesAfter(int epoch) {
    return call.get(CallParams.VALIDATION_FREQ) instanceof Integer every
        ? (epoch + 1) % every == 0
        : ((List<?>) call.get(CallParams.VALIDATION_FREQ)).contains(epoch + 1);
  }
}

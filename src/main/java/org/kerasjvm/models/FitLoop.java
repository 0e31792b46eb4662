package org.kerasjvm.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.CallbackList;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.Config;
import org.kerasjvm.engine.ResidentData;
import org.kerasjvm.random.GlobalRandom;
import org.kerasjvm.random.TensorFlowShuffle;

/** One call of {@code fit} ({@code keras/src/backend/tensorflow/trainer.py}). */
final class FitLoop {

  private final Model model;
  private final Compiled compiled;
  private final Config call;
  private final int batchSize;

  FitLoop(Model model, Compiled compiled, Config call) {
    this.model = model;
    this.compiled = compiled;
    this.call = call;
    this.batchSize = CallParams.orElse(call.find(CallParams.BATCH_SIZE), 32);
  }

  History run(Object x, Object y) {
    DataSet all = data("fit", x, y, call.find(CallParams.SAMPLE_WEIGHT));
    List<?> given = call.find(CallParams.VALIDATION_DATA);
    int split = given == null ? splitAt(all.rows()) : all.rows();
    all = ClassWeights.apply(all, split, call.find(CallParams.CLASS_WEIGHT));
    model.buildForData(all, split, batchSize);
    DataChecks.all("fit", model, compiled, all);
    DataSet validation = given == null ? null : validationData(given);
    DataSet training = all;
    return model.runtime().alone(() -> run(training, split, validation));
  }

  private DataSet data(
      String place, @Nullable Object x, @Nullable Object y, @Nullable Object weight) {
    return DataSet.of(place, x, y, weight, DataSet.Names.of(model, compiled));
  }

  private DataSet validationData(List<?> given) {
    Object weight = given.size() > 2 ? given.get(2) : null;
    String place = "fit: validation_data";
    DataSet data = data(place, given.get(0), given.get(1), weight);
    DataChecks.all(place, model, compiled, data);
    return data;
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

  private History run(DataSet all, int split, @Nullable DataSet given) {
    StepPlan plan = new StepPlan(model, compiled, all);
    DataSet validation = given != null ? given : split < all.rows() ? all : null;
    int validationFrom = given != null ? 0 : split;
    try (ResidentData training = all.resident(0, split);
        ResidentData held =
            validation == null ? null : validation.resident(validationFrom, validation.rows())) {
      CallbackList callbacks = callbacks(training.batches(batchSize));
      int verbose = call.get(CallParams.VERBOSE);
      StepPlan.Stretch stretch = plan.training(training, batchSize, callbacks, verbose);
      StepPlan.Stretch test =
          held == null || validation == null
              ? null
              : new StepPlan(model, compiled, validation)
                  .testing(held, validationBatchSize(), callbacks, 0);
      train(training, stretch, test, callbacks);
      return callbacks.history();
    }
  }

  private int validationBatchSize() {
    return CallParams.orElse(call.find(CallParams.VALIDATION_BATCH_SIZE), batchSize);
  }

  private CallbackList callbacks(int steps) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("verbose", call.get(CallParams.VERBOSE));
    params.put("epochs", call.get(CallParams.EPOCHS));
    params.put("steps", steps);
    boolean bar = call.get(CallParams.VERBOSE) != 0;
    return new CallbackList(CallParams.callbacks(call), true, bar, model, params);
  }

  private void train(
      ResidentData training,
      StepPlan.Stretch stretch,
      StepPlan.@Nullable Stretch test,
      CallbackList callbacks) {
    model.stopTraining(false);
    shuffle(training, true);
    callbacks.onTrainBegin(new LinkedHashMap<>());
    Map<String, Double> logs = new LinkedHashMap<>();
    int epochs = call.get(CallParams.EPOCHS);
    for (int epoch = call.get(CallParams.INITIAL_EPOCH); epoch < epochs; epoch++) {
      logs = epoch(epoch, stretch, test, callbacks);
      shuffle(training, false);
      if (model.stopTraining()) {
        break;
      }
    }
    callbacks.onTrainEnd(logs);
  }

  private Map<String, Double> epoch(
      int epoch,
      StepPlan.Stretch stretch,
      StepPlan.@Nullable Stretch test,
      CallbackList callbacks) {
    callbacks.onEpochBegin(epoch, new LinkedHashMap<>());
    Map<String, Double> logs = stretch.run();
    if (test != null && (epoch + 1) % call.get(CallParams.VALIDATION_FREQ) == 0) {
      test.run().forEach((key, value) -> logs.put("val_" + key, value));
    }
    callbacks.onEpochEnd(epoch, logs);
    return logs;
  }

  /**
   * With a seed, Keras takes the same permutation in every epoch; without one, a new one each time.
   */
  private void shuffle(ResidentData training, boolean first) {
    if (!call.get(CallParams.SHUFFLE)) {
      return;
    }
    OptionalLong seed = GlobalRandom.tensorFlowSeed();
    if (seed.isEmpty()) {
      training.reorder(randomPermutation(training.rows()));
    } else if (first) {
      training.reorder(TensorFlowShuffle.permutation(seed.getAsLong(), training.rows()));
    }
  }

  private static int[] randomPermutation(int n) {
    Random random = new Random();
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      int j = random.nextInt(k + 1);
      order[k] = order[j];
      order[j] = k;
    }
    return order;
  }
}

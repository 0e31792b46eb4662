package org.kerasjvm.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.engine.ResidentData;

/** One call of {@code train_on_batch} or {@code test_on_batch}. */
final class OnBatch {

  private final Model model;
  private final Compiled compiled;
  private final Config call;
  private final boolean training;

  private OnBatch(Model model, Compiled compiled, Config call, boolean training) {
    this.model = model;
    this.compiled = compiled;
    this.call = call;
    this.training = training;
  }

  static OnBatch training(Model model, Compiled compiled, Config call) {
    return new OnBatch(model, compiled, call, true);
  }

  static OnBatch testing(Model model, Compiled compiled, Config call) {
    return new OnBatch(model, compiled, call, false);
  }

  /** Loss and metrics by key. */
  Map<String, Double> run(@Nullable Object x, @Nullable Object y) {
    String place = training ? "train_on_batch" : "test_on_batch";
    Object weight = call.find(CallParams.SAMPLE_WEIGHT);
    Map<?, ?> classWeight = training ? call.find(CallParams.CLASS_WEIGHT) : null;
    String both =
        "%s: Arguments `sample_weight` and `class_weight` cannot be specified at the same time. Received: sample_weight=%s, class_weight=%s"
            .formatted(place, weight, classWeight);
    DataSet given = DataSet.of(place, x, y, weight, DataSet.Names.of(model, compiled));
    DataSet data = ClassWeights.apply(given, given.rows(), classWeight, both);
    model.buildForData(data, -1);
    DataChecks.all(place, model, compiled, data);
    return model
        .runtime()
        .alone(
            () -> {
              try (ResidentData batch = data.resident(0, data.rows())) {
                return new StepPlan(model, compiled, data).single(training, batch);
              }
            });
  }
}

package org.kerasjvm.callbacks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Base of all callbacks: every hook does nothing until it is overridden.
 *
 * <p>Epochs and batches count from 0. The {@code logs} of a hook are a mutable map in sorted order
 * that all callbacks of the call share; it is empty where Keras passes none. A callback that
 * overrides a batch hook makes training return to Java after each batch, which is slower.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/callbacks/callback.py}.
 */
public class Callback {

  private Map<String, Object> params = Map.of();
  private @Nullable TrainingModel model;

  /** Makes a callback without a model; {@code fit} attaches one. */
  public Callback() {}

  /**
   * Takes the parameters of the call.
   *
   * @param params {@code verbose}, {@code epochs} and {@code steps} (absent or null if unknown)
   */
  public void setParams(Map<String, Object> params) {
    this.params = params;
  }

  /**
   * The parameters of the call.
   *
   * @return {@code verbose}, {@code epochs} and {@code steps}; empty before the first call
   */
  public Map<String, Object> params() {
    return params;
  }

  /**
   * Attaches the model.
   *
   * @param model the model that is being trained
   */
  public void setModel(TrainingModel model) {
    this.model = model;
  }

  /**
   * The model that this callback is attached to.
   *
   * @return the model
   * @throws IllegalStateException if the callback has not been given to a call yet
   */
  public TrainingModel model() {
    if (model == null) {
      throw new IllegalStateException(
          getClass().getSimpleName()
              + ": model() is known from the start of fit, evaluate or predict on; this callback has not been given to"
              + " one. Pass it with callbacks(...).");
    }
    return model;
  }

  /**
   * Runs at the start of an epoch.
   *
   * @param epoch its index
   * @param logs empty
   */
  public void onEpochBegin(int epoch, Map<String, Double> logs) {}

  /**
   * Runs at the end of an epoch, after validation.
   *
   * @param epoch its index
   * @param logs the epoch's metrics, those of validation under {@code val_} names
   */
  public void onEpochEnd(int epoch, Map<String, Double> logs) {}

  /**
   * Runs once before training.
   *
   * @param logs empty
   */
  public void onTrainBegin(Map<String, Double> logs) {}

  /**
   * Runs once after training.
   *
   * @param logs those of the last epoch
   */
  public void onTrainEnd(Map<String, Double> logs) {}

  /**
   * Runs before evaluation, and before the validation of an epoch.
   *
   * @param logs empty
   */
  public void onTestBegin(Map<String, Double> logs) {}

  /**
   * Runs after evaluation, and after the validation of an epoch.
   *
   * @param logs the metrics
   */
  public void onTestEnd(Map<String, Double> logs) {}

  /**
   * Runs before prediction.
   *
   * @param logs empty
   */
  public void onPredictBegin(Map<String, Double> logs) {}

  /**
   * Runs after prediction.
   *
   * @param logs empty
   */
  public void onPredictEnd(Map<String, Double> logs) {}

  /**
   * Runs before a batch of training; calls {@link #onBatchBegin}.
   *
   * @param batch its index in the epoch
   * @param logs empty
   */
  public void onTrainBatchBegin(int batch, Map<String, Double> logs) {
    onBatchBegin(batch, logs);
  }

  /**
   * Runs after a batch of training; calls {@link #onBatchEnd}.
   *
   * @param batch its index in the epoch
   * @param logs the metrics of the epoch up to this batch
   */
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    onBatchEnd(batch, logs);
  }

  /**
   * Runs before a batch of evaluation or validation.
   *
   * @param batch its index
   * @param logs empty
   */
  public void onTestBatchBegin(int batch, Map<String, Double> logs) {}

  /**
   * Runs after a batch of evaluation or validation.
   *
   * @param batch its index
   * @param logs the metrics up to this batch
   */
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {}

  /**
   * Runs before a batch of prediction.
   *
   * @param batch its index
   * @param logs empty
   */
  public void onPredictBatchBegin(int batch, Map<String, Double> logs) {}

  /**
   * Runs after a batch of prediction.
   *
   * @param batch its index
   * @param logs empty
   */
  public void onPredictBatchEnd(int batch, Map<String, Double> logs) {}

  /**
   * Older name of {@link #onTrainBatchBegin}.
   *
   * @param batch its index in the epoch
   * @param logs empty
   */
  public void onBatchBegin(int batch, Map<String, Double> logs) {}

  /**
   * Older name of {@link #onTrainBatchEnd}.
   *
   * @param batch its index in the epoch
   * @param logs the metrics of the epoch up to this batch
   */
  public void onBatchEnd(int batch, Map<String, Double> logs) {}

  /**
   * Whether this callback must be called for each batch of training.
   *
   * @return true if it overrides one of the train batch hooks or of their older names
   */
  public boolean usesTrainBatchHooks() {
    return BatchHooks.of(getClass()).train();
  }

  /**
   * Whether this callback must be called for each batch of evaluation.
   *
   * @return true if it overrides one of the test batch hooks
   */
  public boolean usesTestBatchHooks() {
    return BatchHooks.of(getClass()).test();
  }

  /**
   * Whether this callback must be called for each batch of prediction.
   *
   * @return true if it overrides one of the predict batch hooks
   */
  public boolean usesPredictBatchHooks() {
    return BatchHooks.of(getClass()).predict();
  }
}

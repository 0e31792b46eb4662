package org.kerasjvm.callbacks;

import java.util.EnumMap;
import java.util.Map;

/**
 * A callback made of functions: {@code LambdaCallback.onEpochEnd((epoch, logs) -> ...)}.
 *
 * <p>Several join with {@link #and}: {@code onEpochEnd(...).and(onTrainEnd(...))}; functions for
 * the same hook run in that order. Only with functions for batches does training return to Java
 * after each batch.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/callbacks/lambda_callback.py}.
 */
public final class LambdaCallback extends Callback {

  /** A function of an epoch or a batch. */
  @FunctionalInterface
  public interface IndexedHook {
    /**
     * Runs the function.
     *
     * @param index of the epoch or batch, from 0
     * @param logs the metrics, shared with the other callbacks
     */
    void run(int index, Map<String, Double> logs);
  }

  /** A function of a whole call. */
  @FunctionalInterface
  public interface LogsHook {
    /**
     * Runs the function.
     *
     * @param logs the metrics, shared with the other callbacks
     */
    void run(Map<String, Double> logs);
  }

  private enum Kind {
    EPOCH_BEGIN,
    EPOCH_END,
    TRAIN_BATCH_BEGIN,
    TRAIN_BATCH_END,
    TEST_BATCH_BEGIN,
    TEST_BATCH_END,
    PREDICT_BATCH_BEGIN,
    PREDICT_BATCH_END,
    TRAIN_BEGIN,
    TRAIN_END,
    TEST_BEGIN,
    TEST_END,
    PREDICT_BEGIN,
    PREDICT_END
  }

  private final Map<Kind, IndexedHook> hooks;

  private LambdaCallback(Map<Kind, IndexedHook> hooks) {
    this.hooks = hooks;
  }

  /**
   * Joins the functions of two callbacks.
   *
   * @param other its functions run after those of this one
   * @return a new callback
   */
  public LambdaCallback and(LambdaCallback other) {
    Map<Kind, IndexedHook> both = new EnumMap<>(hooks);
    other.hooks.forEach((kind, hook) -> both.merge(kind, hook, LambdaCallback::inTurn));
    return new LambdaCallback(both);
  }

  /**
   * A function that runs at the start of each epoch; gets its index.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onEpochBegin(IndexedHook hook) {
    return of(Kind.EPOCH_BEGIN, hook);
  }

  /**
   * A function that runs at the end of each epoch; gets its index and its metrics.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onEpochEnd(IndexedHook hook) {
    return of(Kind.EPOCH_END, hook);
  }

  /**
   * A function that runs before each batch of training; gets its index.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTrainBatchBegin(IndexedHook hook) {
    return of(Kind.TRAIN_BATCH_BEGIN, hook);
  }

  /**
   * A function that runs after each batch of training; gets its index and the metrics so far.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTrainBatchEnd(IndexedHook hook) {
    return of(Kind.TRAIN_BATCH_END, hook);
  }

  /**
   * A function that runs before each batch of evaluation; gets its index.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTestBatchBegin(IndexedHook hook) {
    return of(Kind.TEST_BATCH_BEGIN, hook);
  }

  /**
   * A function that runs after each batch of evaluation; gets its index and the metrics so far.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTestBatchEnd(IndexedHook hook) {
    return of(Kind.TEST_BATCH_END, hook);
  }

  /**
   * A function that runs before each batch of prediction; gets its index.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onPredictBatchBegin(IndexedHook hook) {
    return of(Kind.PREDICT_BATCH_BEGIN, hook);
  }

  /**
   * A function that runs after each batch of prediction; gets its index.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onPredictBatchEnd(IndexedHook hook) {
    return of(Kind.PREDICT_BATCH_END, hook);
  }

  /**
   * A function that runs once before training.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTrainBegin(LogsHook hook) {
    return of(Kind.TRAIN_BEGIN, hook);
  }

  /**
   * A function that runs once after training; gets the metrics of the last epoch.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTrainEnd(LogsHook hook) {
    return of(Kind.TRAIN_END, hook);
  }

  /**
   * A function that runs before evaluation.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTestBegin(LogsHook hook) {
    return of(Kind.TEST_BEGIN, hook);
  }

  /**
   * A function that runs after evaluation; gets the metrics.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onTestEnd(LogsHook hook) {
    return of(Kind.TEST_END, hook);
  }

  /**
   * A function that runs before prediction.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onPredictBegin(LogsHook hook) {
    return of(Kind.PREDICT_BEGIN, hook);
  }

  /**
   * A function that runs after prediction.
   *
   * @param hook the function
   * @return a callback of this function
   */
  public static LambdaCallback onPredictEnd(LogsHook hook) {
    return of(Kind.PREDICT_END, hook);
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    run(Kind.EPOCH_BEGIN, epoch, logs);
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    run(Kind.EPOCH_END, epoch, logs);
  }

  @Override
  public void onTrainBatchBegin(int batch, Map<String, Double> logs) {
    run(Kind.TRAIN_BATCH_BEGIN, batch, logs);
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    run(Kind.TRAIN_BATCH_END, batch, logs);
  }

  @Override
  public void onTestBatchBegin(int batch, Map<String, Double> logs) {
    run(Kind.TEST_BATCH_BEGIN, batch, logs);
  }

  @Override
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {
    run(Kind.TEST_BATCH_END, batch, logs);
  }

  @Override
  public void onPredictBatchBegin(int batch, Map<String, Double> logs) {
    run(Kind.PREDICT_BATCH_BEGIN, batch, logs);
  }

  @Override
  public void onPredictBatchEnd(int batch, Map<String, Double> logs) {
    run(Kind.PREDICT_BATCH_END, batch, logs);
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    run(Kind.TRAIN_BEGIN, 0, logs);
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    run(Kind.TRAIN_END, 0, logs);
  }

  @Override
  public void onTestBegin(Map<String, Double> logs) {
    run(Kind.TEST_BEGIN, 0, logs);
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    run(Kind.TEST_END, 0, logs);
  }

  @Override
  public void onPredictBegin(Map<String, Double> logs) {
    run(Kind.PREDICT_BEGIN, 0, logs);
  }

  @Override
  public void onPredictEnd(Map<String, Double> logs) {
    run(Kind.PREDICT_END, 0, logs);
  }

  @Override
  public boolean usesTrainBatchHooks() {
    return hooks.containsKey(Kind.TRAIN_BATCH_BEGIN) || hooks.containsKey(Kind.TRAIN_BATCH_END);
  }

  @Override
  public boolean usesTestBatchHooks() {
    return hooks.containsKey(Kind.TEST_BATCH_BEGIN) || hooks.containsKey(Kind.TEST_BATCH_END);
  }

  @Override
  public boolean usesPredictBatchHooks() {
    return hooks.containsKey(Kind.PREDICT_BATCH_BEGIN) || hooks.containsKey(Kind.PREDICT_BATCH_END);
  }

  private void run(Kind kind, int index, Map<String, Double> logs) {
    IndexedHook hook = hooks.get(kind);
    if (hook != null) {
      hook.run(index, logs);
    }
  }

  private static LambdaCallback of(Kind kind, IndexedHook hook) {
    return new LambdaCallback(new EnumMap<>(Map.of(kind, hook)));
  }

  private static LambdaCallback of(Kind kind, LogsHook hook) {
    return of(kind, (index, logs) -> hook.run(logs));
  }

  private static IndexedHook inTurn(IndexedHook first, IndexedHook second) {
    return (index, logs) -> {
      first.run(index, logs);
      second.run(index, logs);
    };
  }
}

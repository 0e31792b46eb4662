package org.kerasjvm.callbacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All callbacks of one call, addressed as one: the given ones in their order, then a {@link
 * History}, then a {@link ProgbarLogger}.
 *
 * <p>The logs of each hook are copied into one map, sorted by key, that all callbacks of that hook
 * share. Batch hooks reach only the callbacks that use them. Where several batches ran in one go,
 * the {@code on…BatchesEnd} methods stand for the hooks of all of them.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/callbacks/callback_list.py}.
 */
public final class CallbackList extends Callback {

  private final List<Callback> callbacks;

  /**
   * Puts callbacks together.
   *
   * @param callbacks the user's, in order
   * @param addHistory whether to append a {@link History} if none is given
   * @param addProgbar whether to append a {@link ProgbarLogger} if none is given
   * @param model the model to attach to all, or null
   * @param params what to hand to {@link Callback#setParams}
   */
  public CallbackList(
      List<? extends Callback> callbacks,
      boolean addHistory,
      boolean addProgbar,
      @Nullable TrainingModel model,
      Map<String, Object> params) {
    this.callbacks = new ArrayList<>(callbacks);
    if (addHistory && find(History.class) == null) {
      this.callbacks.add(new History());
    }
    if (addProgbar && find(ProgbarLogger.class) == null) {
      this.callbacks.add(new ProgbarLogger());
    }
    if (model != null) {
      setModel(model);
    }
    setParams(Collections.unmodifiableMap(new LinkedHashMap<>(params)));
  }

  /**
   * The callbacks, those that were added included.
   *
   * @return a read-only view in calling order
   */
  public List<Callback> callbacks() {
    return Collections.unmodifiableList(callbacks);
  }

  /**
   * The history, which {@code fit} returns.
   *
   * @return the last {@link History} of the list
   * @throws IllegalStateException if there is none
   */
  public History history() {
    History history = find(History.class);
    if (history == null) {
      throw new IllegalStateException(
          "CallbackList: history() needs a History callback; the list has none. Give one or set addHistory.");
    }
    return history;
  }

  /** Whether nobody listens but the history, which looks at nothing but the logs of epochs. */
  public boolean onlyHistory() {
    return callbacks.stream().allMatch(History.class::isInstance);
  }

  /**
   * Whether a bar moves during the call, so that the running metrics of the steps are needed.
   *
   * @return true if there is a {@link ProgbarLogger} with verbose 1
   */
  public boolean showsProgressBar() {
    ProgbarLogger progbar = find(ProgbarLogger.class);
    return progbar != null && progbar.showsBar();
  }

  /**
   * Whether training must return after every batch.
   *
   * @return true if a callback other than the {@link ProgbarLogger} uses train batch hooks
   */
  public boolean needsEveryTrainBatch() {
    return needsEvery(Callback::usesTrainBatchHooks);
  }

  /**
   * Whether evaluation must return after every batch.
   *
   * @return true if a callback other than the {@link ProgbarLogger} uses test batch hooks
   */
  public boolean needsEveryTestBatch() {
    return needsEvery(Callback::usesTestBatchHooks);
  }

  /**
   * Whether prediction must return after every batch.
   *
   * @return true if a callback other than the {@link ProgbarLogger} uses predict batch hooks
   */
  public boolean needsEveryPredictBatch() {
    return needsEvery(Callback::usesPredictBatchHooks);
  }

  /**
   * Stands for {@link #onTrainBatchEnd} of several batches that ran in one go; only the progress
   * bar hears of them.
   *
   * @param lastBatch index of the last of them in the epoch
   * @param count how many they are
   * @param logs the metrics of the epoch up to the last batch
   * @param sums for each key, the sum over these batches of the metric of the epoch up to that
   *     batch
   */
  public void onTrainBatchesEnd(
      int lastBatch, int count, Map<String, Double> logs, Map<String, Double> sums) {
    ProgbarLogger progbar = find(ProgbarLogger.class);
    if (progbar != null) {
      progbar.onTrainBatchesEnd(lastBatch, count, shared(logs), sums);
    }
  }

  /**
   * Stands for {@link #onTestBatchEnd} of several batches that ran in one go.
   *
   * @param lastBatch index of the last of them
   * @param count how many they are
   * @param logs the metrics up to the last batch
   * @param sums for each key, the sum over these batches of the metric up to that batch
   */
  public void onTestBatchesEnd(
      int lastBatch, int count, Map<String, Double> logs, Map<String, Double> sums) {
    ProgbarLogger progbar = find(ProgbarLogger.class);
    if (progbar != null) {
      progbar.onTestBatchesEnd(lastBatch, count, shared(logs), sums);
    }
  }

  /**
   * Stands for {@link #onPredictBatchEnd} of several batches that ran in one go.
   *
   * @param lastBatch index of the last of them
   */
  public void onPredictBatchesEnd(int lastBatch) {
    ProgbarLogger progbar = find(ProgbarLogger.class);
    if (progbar != null) {
      progbar.onPredictBatchEnd(lastBatch, Map.of());
    }
  }

  @Override
  public void setParams(Map<String, Object> params) {
    super.setParams(params);
    callbacks.forEach(callback -> callback.setParams(params));
  }

  @Override
  public void setModel(TrainingModel model) {
    super.setModel(model);
    callbacks.forEach(callback -> callback.setModel(model));
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    all(logs, (callback, shared) -> callback.onEpochBegin(epoch, shared));
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    all(logs, (callback, shared) -> callback.onEpochEnd(epoch, shared));
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    all(logs, Callback::onTrainBegin);
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    all(logs, Callback::onTrainEnd);
  }

  @Override
  public void onTestBegin(Map<String, Double> logs) {
    all(logs, Callback::onTestBegin);
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    all(logs, Callback::onTestEnd);
  }

  @Override
  public void onPredictBegin(Map<String, Double> logs) {
    all(logs, Callback::onPredictBegin);
  }

  @Override
  public void onPredictEnd(Map<String, Double> logs) {
    all(logs, Callback::onPredictEnd);
  }

  @Override
  public void onTrainBatchBegin(int batch, Map<String, Double> logs) {
    users(Callback::usesTrainBatchHooks, logs, (c, shared) -> c.onTrainBatchBegin(batch, shared));
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    users(Callback::usesTrainBatchHooks, logs, (c, shared) -> c.onTrainBatchEnd(batch, shared));
  }

  @Override
  public void onTestBatchBegin(int batch, Map<String, Double> logs) {
    users(Callback::usesTestBatchHooks, logs, (c, shared) -> c.onTestBatchBegin(batch, shared));
  }

  @Override
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {
    users(Callback::usesTestBatchHooks, logs, (c, shared) -> c.onTestBatchEnd(batch, shared));
  }

  @Override
  public void onPredictBatchBegin(int batch, Map<String, Double> logs) {
    users(
        Callback::usesPredictBatchHooks, logs, (c, shared) -> c.onPredictBatchBegin(batch, shared));
  }

  @Override
  public void onPredictBatchEnd(int batch, Map<String, Double> logs) {
    users(Callback::usesPredictBatchHooks, logs, (c, shared) -> c.onPredictBatchEnd(batch, shared));
  }

  @Override
  public boolean usesTrainBatchHooks() {
    return callbacks.stream().anyMatch(Callback::usesTrainBatchHooks);
  }

  @Override
  public boolean usesTestBatchHooks() {
    return callbacks.stream().anyMatch(Callback::usesTestBatchHooks);
  }

  @Override
  public boolean usesPredictBatchHooks() {
    return callbacks.stream().anyMatch(Callback::usesPredictBatchHooks);
  }

  private boolean needsEvery(Predicate<Callback> uses) {
    return callbacks.stream().anyMatch(c -> !(c instanceof ProgbarLogger) && uses.test(c));
  }

  private void all(Map<String, Double> logs, Hook hook) {
    users(callback -> true, logs, hook);
  }

  private void users(Predicate<Callback> uses, Map<String, Double> logs, Hook hook) {
    Map<String, Double> shared = shared(logs);
    Consumer<Callback> call = callback -> hook.call(callback, shared);
    callbacks.stream().filter(uses).forEach(call);
  }

  private static Map<String, Double> shared(Map<String, Double> logs) {
    return Logs.sorted(logs);
  }

  private <T extends Callback> @Nullable T find(Class<T> type) {
    T found = null;
    for (Callback callback : callbacks) {
      if (type.isInstance(callback)) {
        found = type.cast(callback);
      }
    }
    return found;
  }

  /** One hook of one callback. */
  private interface Hook {
    void call(Callback callback, Map<String, Double> logs);
  }
}

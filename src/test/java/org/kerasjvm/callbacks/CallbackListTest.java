package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.console.TextOutput;

class CallbackListTest {

  private final List<String> calls = new ArrayList<>();

  @Test
  void addsHistoryThenProgbarAfterTheGivenOnes() {
    Callback mine = new Callback();
    CallbackList list = list(List.of(mine), true, true);
    assertThat(list.callbacks().get(0)).isSameAs(mine);
    assertThat(list.callbacks().subList(1, 3))
        .extracting(callback -> (Object) callback.getClass())
        .containsExactly(History.class, ProgbarLogger.class);
  }

  @Test
  void doesNotDoubleGivenHistoryAndProgbar() {
    History history = new History();
    ProgbarLogger progbar = new ProgbarLogger(TextOutput.to(new StringBuilder()), () -> 0L);
    CallbackList list = list(List.of(progbar, history), true, true);
    assertThat(list.callbacks()).containsExactly(progbar, history);
    assertThat(list.history()).isSameAs(history);
  }

  @Test
  void sharesOneSortedMapSoThatLaterCallbacksSeeAdditions() {
    Callback adds = LambdaCallback.onEpochEnd((epoch, logs) -> logs.put("learning_rate", 0.1));
    Callback sees =
        LambdaCallback.onEpochEnd((epoch, logs) -> calls.add(String.join(",", logs.keySet())));
    CallbackList list = list(List.of(adds, sees), true, false);
    list.onTrainBegin(Map.of());
    list.onEpochEnd(0, Map.of("val_loss", 3.0, "loss", 2.0, "accuracy", 1.0));
    assertThat(calls).containsExactly("accuracy,loss,val_loss,learning_rate");
    assertThat(list.history().history().keySet())
        .containsExactly("accuracy", "loss", "val_loss", "learning_rate");
  }

  @Test
  void needsEveryBatchOnlyForCallbacksWithBatchHooks() {
    assertThat(list(List.of(new Callback()), true, true).needsEveryTrainBatch()).isFalse();
    CallbackList train = list(List.of(LambdaCallback.onTrainBatchEnd((b, logs) -> {})), true, true);
    assertThat(train.needsEveryTrainBatch()).isTrue();
    assertThat(train.needsEveryTestBatch()).isFalse();
    CallbackList old =
        list(
            List.of(
                new Callback() {
                  @Override
                  public void onBatchEnd(int batch, Map<String, Double> logs) {
                    calls.add("batch " + batch);
                  }
                }),
            false,
            false);
    assertThat(old.needsEveryTrainBatch()).isTrue();
    old.onTrainBatchEnd(3, Map.of());
    assertThat(calls).containsExactly("batch 3");
    assertThat(list(List.of(LambdaCallback.onTestBatchEnd((b, l) -> {})), false, false))
        .matches(CallbackList::needsEveryTestBatch)
        .matches(made -> !made.needsEveryPredictBatch());
    assertThat(list(List.of(LambdaCallback.onPredictBatchBegin((b, l) -> {})), false, false))
        .matches(CallbackList::needsEveryPredictBatch);
  }

  @Test
  void showsABarOnlyAtVerboseOne() {
    CallbackList list = list(List.of(), true, true);
    assertThat(list.showsProgressBar()).isTrue();
    list.setParams(Map.of("verbose", 2, "epochs", 1, "steps", 4));
    assertThat(list.showsProgressBar()).isFalse();
    assertThat(list(List.of(), true, false).showsProgressBar()).isFalse();
  }

  @Test
  void batchesThatRanTogetherShowTheAverageOfStepwiseBatches() {
    StringBuilder text = new StringBuilder();
    ProgbarLogger progbar = new ProgbarLogger(TextOutput.to(text), () -> 0L);
    CallbackList list = list(List.of(progbar), true, true);
    list.setParams(Map.of("verbose", 1, "epochs", 1, "steps", 3));
    list.onTrainBegin(Map.of());
    list.onEpochBegin(0, Map.of());
    list.onTrainBatchesEnd(2, 3, Map.of("loss", 0.3), Map.of("loss", 0.9 + 0.6 + 0.3));
    list.onEpochEnd(0, Map.of("loss", 0.3));
    assertThat(text.toString()).endsWith("0s/step - loss: 0.5250\n");
  }

  @Test
  void callsEveryHookOfEveryCallback() {
    CallbackList list =
        list(
            List.of(
                LambdaCallback.onTrainBegin(logs -> calls.add("train begin"))
                    .and(LambdaCallback.onTrainEnd(logs -> calls.add("train end " + logs)))
                    .and(LambdaCallback.onEpochBegin((i, logs) -> calls.add("epoch begin " + i)))
                    .and(LambdaCallback.onTestBegin(logs -> calls.add("test begin")))
                    .and(LambdaCallback.onTestEnd(logs -> calls.add("test end")))
                    .and(LambdaCallback.onPredictBegin(logs -> calls.add("predict begin")))
                    .and(LambdaCallback.onPredictEnd(logs -> calls.add("predict end")))
                    .and(LambdaCallback.onTrainBatchBegin((i, logs) -> calls.add("batch " + i)))
                    .and(LambdaCallback.onTestBatchBegin((i, logs) -> calls.add("test " + i)))
                    .and(LambdaCallback.onPredictBatchEnd((i, l) -> calls.add("predict " + i)))
                    .and(LambdaCallback.onTrainBegin(logs -> calls.add("train begin too")))),
            false,
            false);
    list.onTrainBegin(Map.of());
    list.onEpochBegin(4, Map.of());
    list.onTrainBatchBegin(1, Map.of());
    list.onTestBegin(Map.of());
    list.onTestBatchBegin(2, Map.of());
    list.onTestEnd(Map.of());
    list.onTrainEnd(Map.of("loss", 0.5));
    list.onPredictBegin(Map.of());
    list.onPredictBatchEnd(3, Map.of());
    list.onPredictEnd(Map.of());
    assertThat(calls)
        .containsExactly(
            "train begin",
            "train begin too",
            "epoch begin 4",
            "batch 1",
            "test begin",
            "test 2",
            "test end",
            "train end {loss=0.5}",
            "predict begin",
            "predict 3",
            "predict end");
  }

  @Test
  void explainsThatHistoryNeedsAHistory() {
    assertThatThrownBy(() -> list(List.of(), false, false).history())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "CallbackList: history() needs a History callback; the list has none. Give one or set"
                + " addHistory.");
  }

  @Test
  void explainsThatACallbackHasNoModelYet() {
    assertThatThrownBy(() -> new History().model())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "History: model() is known from the start of fit, evaluate or predict on; this callback"
                + " has not been given to one. Pass it with callbacks(...).");
  }

  private static CallbackList list(List<Callback> callbacks, boolean history, boolean progbar) {
    return new CallbackList(callbacks, history, progbar, null, Map.of());
  }
}

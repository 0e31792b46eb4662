package org.kerasjvm.callbacks;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;

/**
 * Evaluates and predicts with the moving averages of the weights, which the optimizer keeps with
 * {@code useEma(true)}, and trains on with the weights themselves.
 *
 * <p><b>Options</b> (default): {@code swapOnEpoch} (false: true also gives the averages to what
 * runs at the end of an epoch after this callback, say a ModelCheckpoint).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/swap_ema_weights.py}; other than there,
 * the weights are put back after a prediction.
 */
public final class SwapEMAWeights extends Callback {

  /** Whether averages are in the model from the end of an epoch to the next one's start. */
  public static final Param<Boolean> SWAP_ON_EPOCH = Param.bool("swap_on_epoch");

  static final Schema SCHEMA = Schema.of("SwapEMAWeights").with(SWAP_ON_EPOCH, false);

  private final Config config;
  private boolean averaged;

  /**
   * Makes the callback.
   *
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public SwapEMAWeights(Option<? super SwapEMAWeights>... options) {
    config = SCHEMA.configure(options);
  }

  private void swap(boolean toAverages) {
    if (averaged != toAverages) {
      model().swapAverages();
      averaged = toAverages;
    }
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    if (config.get(SWAP_ON_EPOCH)) {
      swap(false);
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (config.get(SWAP_ON_EPOCH) && !averaged) {
      swap(true);
      // at the end of the fit the weights get their averages, which must be these
      if (params().get("epochs") instanceof Integer epochs && epoch == epochs - 1) {
        model().keepAverages();
      }
    }
  }

  @Override
  public void onTestBegin(Map<String, Double> logs) {
    swap(true);
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    swap(false);
  }

  @Override
  public void onPredictBegin(Map<String, Double> logs) {
    swap(true);
  }

  @Override
  public void onPredictEnd(Map<String, Double> logs) {
    swap(false);
  }
}

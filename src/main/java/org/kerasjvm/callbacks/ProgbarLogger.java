package org.kerasjvm.callbacks;

import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.console.TextOutput;

/**
 * Prints the progress of {@code fit}, {@code evaluate} and {@code predict}; added unless verbose is
 * 0.
 *
 * <p>Verbose 1 shows a bar, 2 one line for each epoch; {@code Epoch 1/5} stands above if there are
 * several epochs. Validation inside {@code fit} is silent.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/callbacks/progbar_logger.py}.
 */
public final class ProgbarLogger extends Callback {

  private final Progbar.Settings settings;
  private @Nullable Progbar progbar;
  private @Nullable Integer target;
  private int verbose = 1;
  private int epochs = 1;
  private int seen;
  private boolean calledInFit;

  /** Prints to standard output. */
  public ProgbarLogger() {
    this(Progbar.Settings.defaults());
  }

  /**
   * Prints elsewhere, with a clock of one's own.
   *
   * @param output where the text goes
   * @param clock nanoseconds from any origin
   */
  public ProgbarLogger(TextOutput output, LongSupplier clock) {
    this(Progbar.Settings.defaults().withOutput(output, clock));
  }

  private ProgbarLogger(Progbar.Settings settings) {
    this.settings = settings;
  }

  boolean showsBar() {
    return verbose == 1;
  }

  @Override
  public void setParams(Map<String, Object> params) {
    super.setParams(params);
    verbose = params.get("verbose") instanceof Integer level ? level : 1;
    epochs = params.get("epochs") instanceof Integer count ? count : 1;
    target = params.get("steps") instanceof Integer steps ? steps : null;
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    calledInFit = true;
  }

  @Override
  public void onTestBegin(Map<String, Double> logs) {
    if (!calledInFit) {
      newBar();
    }
  }

  @Override
  public void onPredictBegin(Map<String, Double> logs) {
    newBar();
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    newBar();
    if (verbose != 0 && epochs > 1) {
      settings.output().println("Epoch " + (epoch + 1) + "/" + epochs);
    }
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    step(batch, logs);
  }

  @Override
  public void onTestBatchEnd(int batch, Map<String, Double> logs) {
    if (!calledInFit) {
      step(batch, logs);
    }
  }

  @Override
  public void onPredictBatchEnd(int batch, Map<String, Double> logs) {
    step(batch, Map.of());
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    finish(logs);
  }

  @Override
  public void onTestEnd(Map<String, Double> logs) {
    if (!calledInFit) {
      finish(logs);
    }
  }

  @Override
  public void onPredictEnd(Map<String, Double> logs) {
    finish(logs);
  }

  /**
   * Stands for {@link #onTrainBatchEnd} of several batches that ran in one go.
   *
   * @param lastBatch index of the last of them in the epoch
   * @param count how many they are: all since the call before
   * @param logs the metrics of the epoch up to the last batch
   * @param sums for each key, the sum over these batches of the metric of the epoch up to that
   *     batch
   * @throws IllegalArgumentException if {@code count} does not lead from the call before to {@code
   *     lastBatch}
   */
  public void onTrainBatchesEnd(
      int lastBatch, int count, Map<String, Double> logs, Map<String, Double> sums) {
    steps(lastBatch, count, logs, sums);
  }

  /**
   * Stands for {@link #onTestBatchEnd} of several batches that ran in one go.
   *
   * @param lastBatch index of the last of them
   * @param count how many they are: all since the call before
   * @param logs the metrics up to the last batch
   * @param sums for each key, the sum over these batches of the metric up to that batch
   * @throws IllegalArgumentException if {@code count} does not lead from the call before to {@code
   *     lastBatch}
   */
  public void onTestBatchesEnd(
      int lastBatch, int count, Map<String, Double> logs, Map<String, Double> sums) {
    if (!calledInFit) {
      steps(lastBatch, count, logs, sums);
    }
  }

  private void step(int batch, Map<String, Double> logs) {
    seen = batch + 1;
    if (verbose == 1) {
      bar().update(seen, logs, false);
    }
  }

  private void steps(int lastBatch, int count, Map<String, Double> logs, Map<String, Double> sums) {
    if (count != lastBatch + 1 - seen) {
      throw new IllegalArgumentException(
          "ProgbarLogger: count must be the batches since the call before, "
              + (lastBatch + 1 - seen)
              + "; received "
              + count
              + ".");
    }
    seen = lastBatch + 1;
    if (verbose == 1) {
      bar().update(seen, logs, sums);
    }
  }

  private void finish(Map<String, Double> logs) {
    if (target == null && seen > 0) {
      target = seen;
      bar().setTarget(target);
    }
    bar().update(target == null ? 0 : target, logs, true);
  }

  private void newBar() {
    seen = 0;
    progbar = new Progbar(target, settings.withVerbose(verbose));
  }

  private Progbar bar() {
    if (progbar == null) {
      newBar();
    }
    return java.util.Objects.requireNonNull(progbar);
  }
}

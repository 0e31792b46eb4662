package org.kerasjvm.callbacks;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasVerbose;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonText;
import org.kerasjvm.console.TextOutput;

/**
 * Sets the learning rate at the start of every epoch, and adds it to the logs as {@code
 * learning_rate}.
 *
 * <pre>{@code
 * new LearningRateScheduler((epoch, rate) -> epoch < 10 ? rate : rate * Math.exp(-0.1))
 * }</pre>
 *
 * <p><b>Options</b> (default): {@code verbose} (0).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/learning_rate_scheduler.py}.
 */
public final class LearningRateScheduler extends Callback implements HasVerbose {

  /** A rule for the learning rate. */
  @FunctionalInterface
  public interface Schedule {
    /**
     * Gives the rate of an epoch.
     *
     * @param epoch its index from 0
     * @param rate the present rate
     * @return the rate from now on
     */
    double rate(int epoch, double rate);
  }

  static final Schema SCHEMA = Schema.of("LearningRateScheduler").with(EarlyStopping.VERBOSE, 0);

  private final Schedule schedule;
  private final boolean talks;
  private final TextOutput output;

  /**
   * Makes the callback from a rule for epoch and rate.
   *
   * @param schedule the rule
   * @param options see above
   */
  @SafeVarargs
  public LearningRateScheduler(
      Schedule schedule, Option<? super LearningRateScheduler>... options) {
    this(schedule, SCHEMA.configure(options), TextOutput.standard());
  }

  /**
   * Makes the callback from a rule for the epoch alone.
   *
   * @param schedule the rule
   * @param options see above
   */
  @SafeVarargs
  public LearningRateScheduler(
      IntToDoubleFunction schedule, Option<? super LearningRateScheduler>... options) {
    this((epoch, rate) -> schedule.applyAsDouble(epoch), options);
  }

  LearningRateScheduler(Schedule schedule, Config config, TextOutput output) {
    this.schedule = schedule;
    this.talks = config.get(EarlyStopping.VERBOSE) > 0;
    this.output = output;
  }

  @Override
  public void onEpochBegin(int epoch, Map<String, Double> logs) {
    double rate = schedule.rate(epoch, model().learningRate());
    model().learningRate((float) rate);
    if (talks) {
      output.println(
          "\nEpoch "
              + (epoch + 1)
              + ": LearningRateScheduler setting learning rate to "
              + PythonText.repr(rate)
              + ".");
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    logs.put("learning_rate", (double) model().learningRate());
  }
}

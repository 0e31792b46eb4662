package org.kerasjvm.callbacks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasPatience;
import org.kerasjvm.config.HasVerbose;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.metrics.Direction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops training when a monitored value has stopped improving.
 *
 * <p><b>Options</b> (default): {@code monitor} (val_loss), {@code minDelta} (0), {@code patience}
 * (0), {@code verbose} (0), {@code mode} (auto; min, max), {@code baseline} (none), {@code
 * restoreBestWeights} (false), {@code startFromEpoch} (0). In mode auto the loss is to fall and a
 * metric goes where it is better.
 *
 * <p>With {@code restoreBestWeights} the weights of the best epoch are put back at the end of
 * training, also when it was not stopped.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/early_stopping.py}; values are compared
 * as float32, as there.
 */
public final class EarlyStopping extends Callback implements HasPatience, HasVerbose {

  /** The key of the logs to watch. */
  public static final Param<String> MONITOR = Param.text("monitor").required();

  /** The least change that counts as an improvement. */
  public static final Param<Double> MIN_DELTA = Param.number("min_delta").required();

  /** How many epochs without improvement to wait. */
  public static final Param<Integer> PATIENCE = Param.integer("patience").atLeast(0);

  /** 0 to be silent, 1 to print messages. */
  public static final Param<Integer> VERBOSE = Param.integer("verbose").atLeast(0);

  /** Whether a low or a high value is better. */
  public static final Param<String> MODE = Param.choice("mode", "auto", "min", "max");

  /** A value that must be beaten as well. */
  public static final Param<Double> BASELINE = Param.number("baseline");

  /** Whether to put the weights of the best epoch back. */
  public static final Param<Boolean> RESTORE_BEST_WEIGHTS = Param.bool("restore_best_weights");

  /** The first epoch that is watched. */
  public static final Param<Integer> START_FROM_EPOCH =
      Param.integer("start_from_epoch").atLeast(0);

  static final Schema SCHEMA =
      Schema.of("EarlyStopping")
          .with(MONITOR, "val_loss")
          .with(MIN_DELTA, 0.0)
          .with(PATIENCE, 0)
          .with(VERBOSE, 0)
          .with(MODE, "auto")
          .with(BASELINE, null)
          .with(RESTORE_BEST_WEIGHTS, false)
          .with(START_FROM_EPOCH, 0);

  private static final Logger LOG = LoggerFactory.getLogger(EarlyStopping.class);

  private final Config config;
  private final TextOutput output;
  private @Nullable Direction better;
  private @Nullable Double best;
  private @Nullable List<NDArray> bestWeights;
  private int bestEpoch;
  private int stoppedEpoch;
  private int waited;

  /**
   * Makes the callback.
   *
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public EarlyStopping(Option<? super EarlyStopping>... options) {
    this(SCHEMA.configure(options), TextOutput.standard());
  }

  EarlyStopping(Config config, TextOutput output) {
    this.config = config;
    this.output = output;
  }

  /**
   * The epoch that training was stopped after.
   *
   * @return its index, 0 if training was not stopped
   */
  public int stoppedEpoch() {
    return stoppedEpoch;
  }

  /**
   * The epoch with the best value.
   *
   * @return its index
   */
  public int bestEpoch() {
    return bestEpoch;
  }

  /**
   * The best value.
   *
   * @return null before the first epoch that was watched
   */
  public @Nullable Double best() {
    return best;
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    waited = 0;
    stoppedEpoch = 0;
    best = null;
    bestWeights = null;
    bestEpoch = 0;
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    Direction direction = better == null ? direction() : better;
    better = direction;
    Double current = logs.get(config.get(MONITOR));
    if (current == null) {
      LOG.warn(
          "Early stopping conditioned on metric `{}` which is not available. Available metrics are:"
              + " {}",
          config.get(MONITOR),
          String.join(",", logs.keySet()));
    } else if (epoch >= config.get(START_FROM_EPOCH)) {
      judge(epoch, current, direction);
    }
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    boolean talks = config.get(VERBOSE) > 0;
    if (stoppedEpoch > 0 && talks) {
      output.println("Epoch " + (stoppedEpoch + 1) + ": early stopping");
    }
    if (bestWeights != null) {
      if (talks) {
        output.println(
            "Restoring model weights from the end of the best epoch: " + (bestEpoch + 1) + ".");
      }
      model().setWeights(bestWeights);
    }
  }

  private void judge(int epoch, double current, Direction direction) {
    if (bestWeights == null && config.get(RESTORE_BEST_WEIGHTS)) {
      keep(epoch);
    }
    waited++;
    if (improves(current, best, direction)) {
      best = current;
      keep(epoch);
      if (improves(current, config.find(BASELINE), direction)) {
        waited = 0;
      }
    } else if (waited >= config.get(PATIENCE) && epoch > 0) {
      stoppedEpoch = epoch;
      model().stopTraining(true);
    }
  }

  private void keep(int epoch) {
    if (config.get(RESTORE_BEST_WEIGHTS)) {
      bestWeights = model().getWeights();
    }
    bestEpoch = epoch;
  }

  private boolean improves(double value, @Nullable Double reference, Direction direction) {
    if (reference == null) {
      return true;
    }
    double delta = Math.abs(config.get(MIN_DELTA));
    return direction == Direction.UP
        ? (float) (value - delta) > reference.floatValue()
        : (float) (value + delta) < reference.floatValue();
  }

  private Direction direction() {
    String monitor = config.get(MONITOR);
    String metric = monitor.startsWith("val_") ? monitor.substring(4) : monitor;
    Direction direction =
        switch (config.get(MODE)) {
          case "min" -> Direction.DOWN;
          case "max" -> Direction.UP;
          default -> model().metricDirection(metric);
        };
    if (direction == null && metric.equals("loss")) {
      direction = Direction.DOWN;
    }
    if (direction == null) {
      throw new IllegalArgumentException(
          "EarlyStopping callback received monitor="
              + monitor
              + " but Keras isn't able to automatically determine whether that metric should be"
              + " maximized or minimized. Pass mode(\"max\") in order to do early stopping based on"
              + " the highest metric value, or pass mode(\"min\") in order to use the lowest"
              + " value.");
    }
    return direction;
  }
}

package org.kerasjvm.callbacks;

import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasFactor;
import org.kerasjvm.config.HasPatience;
import org.kerasjvm.config.HasVerbose;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonText;
import org.kerasjvm.console.TextOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lowers the learning rate when a monitored value has stopped improving, and adds the rate that the
 * epoch used to the logs as {@code learning_rate}.
 *
 * <p><b>Options</b> (default): {@code monitor} (val_loss), {@code factor} (0.1), {@code patience}
 * (10), {@code verbose} (0), {@code mode} (auto; min, max), {@code minDelta} (1e-4), {@code
 * cooldown} (0), {@code minLr} (0). In mode auto high is better if the name has "acc" in it.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/reduce_lr_on_plateau.py}.
 */
public final class ReduceLROnPlateau extends Callback
    implements HasPatience, HasVerbose, HasFactor {

  /** What the rate is multiplied with. */
  public static final Param<Double> FACTOR =
      Param.number("factor").where("a number below 1", factor -> factor < 1);

  /** How many epochs to wait after lowering the rate. */
  public static final Param<Integer> COOLDOWN = Param.integer("cooldown").atLeast(0);

  /** The lowest rate. */
  public static final Param<Double> MIN_LR = Param.number("min_lr").required();

  static final Schema SCHEMA =
      Schema.of("ReduceLROnPlateau")
          .with(EarlyStopping.MONITOR, "val_loss")
          .with(FACTOR, 0.1)
          .with(EarlyStopping.PATIENCE, 10)
          .with(EarlyStopping.VERBOSE, 0)
          .with(EarlyStopping.MODE, "auto")
          .with(EarlyStopping.MIN_DELTA, 1e-4)
          .with(COOLDOWN, 0)
          .with(MIN_LR, 0.0);

  private static final Logger LOG = LoggerFactory.getLogger(ReduceLROnPlateau.class);

  private final Config config;
  private final TextOutput output;
  private final boolean high;
  private double best;
  private int cooldownLeft;
  private int waited;

  /**
   * Makes the callback.
   *
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public ReduceLROnPlateau(Option<? super ReduceLROnPlateau>... options) {
    this(SCHEMA.configure(options), TextOutput.standard());
  }

  ReduceLROnPlateau(Config config, TextOutput output) {
    this.config = config;
    this.output = output;
    String mode = config.get(EarlyStopping.MODE);
    boolean accuracy = config.get(EarlyStopping.MONITOR).contains("acc");
    high = mode.equals("max") || (mode.equals("auto") && accuracy);
    reset();
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    reset();
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    logs.put("learning_rate", (double) model().learningRate());
    Double current = logs.get(config.get(EarlyStopping.MONITOR));
    if (current == null) {
      LOG.warn(
          "Learning rate reduction is conditioned on metric `{}` which is not available. Available"
              + " metrics are: {}.",
          config.get(EarlyStopping.MONITOR),
          String.join(",", logs.keySet()));
    } else {
      judge(epoch, current);
    }
  }

  private void judge(int epoch, double current) {
    if (cooldownLeft > 0) {
      cooldownLeft--;
      waited = 0;
    }
    if (improves(current)) {
      best = current;
      waited = 0;
    } else if (cooldownLeft == 0) {
      waited++;
      if (waited >= config.get(EarlyStopping.PATIENCE)
          && model().learningRate() > config.get(MIN_LR).floatValue()) {
        lower(epoch);
      }
    }
  }

  private void lower(int epoch) {
    double rate = Math.max(model().learningRate() * config.get(FACTOR), config.get(MIN_LR));
    model().learningRate((float) rate);
    if (config.get(EarlyStopping.VERBOSE) > 0) {
      output.println(
          "\nEpoch "
              + (epoch + 1)
              + ": ReduceLROnPlateau reducing learning rate to "
              + PythonText.repr(rate)
              + ".");
    }
    cooldownLeft = config.get(COOLDOWN);
    waited = 0;
  }

  private boolean improves(double value) {
    double delta = config.get(EarlyStopping.MIN_DELTA);
    return high ? value > best + delta : value < best - delta;
  }

  private void reset() {
    best = high ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    cooldownLeft = 0;
    waited = 0;
  }
}

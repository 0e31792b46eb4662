package org.kerasjvm.callbacks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.console.TextOutput;

/**
 * Keras's progress bar, byte for byte: {@code keras.utils.Progbar}.
 *
 * <p>Shown metrics are averages of what the updates brought, each weighted by the steps since the
 * update before, also at the end; those named as stateful are shown as they came. Verbose 0 is
 * silent, 1 a bar that is redrawn at most every 50 ms, 2 one line at the end.
 *
 * <p>Semantics: Keras 3.8 {@code keras/src/utils/progbar.py}.
 */
public final class Progbar {

  private static final double NANOS = 1e9;

  private final Settings settings;
  private final Map<String, Average> values = new LinkedHashMap<>();
  private final long start;
  private @Nullable Integer target;
  private int seenSoFar;
  private @Nullable Long lastDraw;
  private @Nullable Long afterFirstStep;
  private int shownWidth;

  /**
   * A bar on standard output with Keras's defaults.
   *
   * @param target number of steps expected, or null if unknown
   */
  public Progbar(@Nullable Integer target) {
    this(target, Settings.defaults());
  }

  /**
   * A bar with settings of its own; its time starts now.
   *
   * @param target number of steps expected, or null if unknown
   * @param settings width, verbosity and the rest
   */
  public Progbar(@Nullable Integer target, Settings settings) {
    this.settings = settings;
    this.start = settings.clock().getAsLong();
    setTarget(target);
  }

  /**
   * Keras's keyword arguments, and where the text and the time come from.
   *
   * @param width characters of the bar (20)
   * @param verbose 0, 1 or 2 (1)
   * @param interval least seconds between two drawings (0.05)
   * @param statefulMetrics metrics that are not averaged (none)
   * @param unitName what a step is called ({@code step})
   * @param output where the text goes (standard output)
   * @param clock nanoseconds from any origin ({@link System#nanoTime()})
   */
  public record Settings(
      int width,
      int verbose,
      double interval,
      Set<String> statefulMetrics,
      String unitName,
      TextOutput output,
      LongSupplier clock) {

    /**
     * Keras's defaults on standard output.
     *
     * @return the settings
     */
    public static Settings defaults() {
      return new Settings(20, 1, 0.05, Set.of(), "step", TextOutput.standard(), System::nanoTime);
    }

    /**
     * A copy with another verbosity.
     *
     * @param verbose 0, 1 or 2
     * @return the copy
     */
    public Settings withVerbose(int verbose) {
      return new Settings(width, verbose, interval, statefulMetrics, unitName, output, clock);
    }

    /**
     * A copy for another place and time.
     *
     * @param output where the text goes
     * @param clock nanoseconds from any origin
     * @return the copy
     */
    public Settings withOutput(TextOutput output, LongSupplier clock) {
      return new Settings(width, verbose, interval, statefulMetrics, unitName, output, clock);
    }
  }

  /**
   * Moves the bar; it is complete when the target is reached.
   *
   * @param current steps done
   * @param values value of each metric at the last step
   */
  public void update(int current, Map<String, Double> values) {
    update(current, values, target != null && current >= target);
  }

  /**
   * Moves the bar.
   *
   * @param current steps done
   * @param values value of each metric at the last step
   * @param finalize whether this is the last update
   */
  public void update(int current, Map<String, Double> values, boolean finalize) {
    int steps = Math.max(current - seenSoFar, 1);
    values.forEach((name, value) -> add(name, value, value * steps, steps));
    advance(current, finalize);
  }

  /**
   * Moves the bar over several steps at once; the averages become what an update after each step
   * would have made them.
   *
   * @param current steps done
   * @param latest value of each metric at the last step
   * @param sums sum of each metric's values over the steps since the update before
   */
  public void update(int current, Map<String, Double> latest, Map<String, Double> sums) {
    int steps = Math.max(current - seenSoFar, 1);
    latest.forEach(
        (name, value) -> add(name, value, sums.getOrDefault(name, value * steps), steps));
    advance(current, false);
  }

  /**
   * Moves the bar by a number of steps.
   *
   * @param steps steps done since the update before
   * @param values value of each metric at the last step
   */
  public void add(int steps, Map<String, Double> values) {
    update(seenSoFar + steps, values);
  }

  /**
   * Changes the number of steps expected.
   *
   * @param target 1 or more, or null if unknown
   */
  public void setTarget(@Nullable Integer target) {
    if (target != null && target < 1) {
      throw new IllegalArgumentException(
          "Progbar: target must be 1 or more, or null if unknown; received " + target + ".");
    }
    this.target = target;
  }

  private void add(String name, double value, double sum, int steps) {
    boolean stateful = settings.statefulMetrics().contains(name);
    Average before = stateful ? Average.NONE : values.getOrDefault(name, Average.NONE);
    values.put(name, stateful ? before.plus(value, 1) : before.plus(sum, steps));
  }

  private void advance(int current, boolean finalize) {
    seenSoFar = current;
    long now = settings.clock().getAsLong();
    double perStep = secondsPerStep(current, now);
    if (settings.verbose() == 1) {
      if (finalize || lastDraw == null || (now - lastDraw) / NANOS >= settings.interval()) {
        draw(current, now, perStep, finalize);
        lastDraw = now;
      }
    } else if (settings.verbose() == 2 && finalize) {
      settings.output().print(text(perStep).line(current, target, elapsed(now), values));
    }
  }

  private void draw(int current, long now, double perStep, boolean finalize) {
    ProgbarText text = text(perStep);
    String info =
        text.bar(current, target, settings.width())
            + text.time(current, target, elapsed(now), finalize)
            + text.metrics(values);
    int width = ProgbarText.visibleWidth(info);
    String back = settings.output().redrawsLines() ? "\b".repeat(shownWidth) + "\r" : "\n";
    String blanks = " ".repeat(Math.max(0, shownWidth - width));
    settings.output().print(back + info + blanks + (finalize ? "\n" : ""));
    shownWidth = width;
  }

  /** The first step does not count, because it builds: {@code Progbar._estimate_step_duration}. */
  private double secondsPerStep(int current, long now) {
    if (current == 0) {
      return 0;
    }
    double seconds =
        afterFirstStep != null && current > 1
            ? (now - afterFirstStep) / NANOS / (current - 1)
            : elapsed(now) / current;
    if (current == 1) {
      afterFirstStep = now;
    }
    return seconds;
  }

  private double elapsed(long now) {
    return (now - start) / NANOS;
  }

  private ProgbarText text(double perStep) {
    return new ProgbarText(perStep, settings.unitName());
  }

  /** A sum and its weight. */
  record Average(double sum, int weight) {

    static final Average NONE = new Average(0, 0);

    Average plus(double moreSum, int moreWeight) {
      return new Average(sum + moreSum, weight + moreWeight);
    }

    /** Keras takes the mean through a float32 tensor. */
    float value() {
      return (float) (sum / Math.max(1, weight));
    }
  }
}

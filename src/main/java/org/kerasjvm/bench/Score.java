package org.kerasjvm.bench;

import java.util.List;

/**
 * What a contender reached on a workload.
 *
 * @param contender {@link Entrant#id}
 * @param microsPerStep microseconds a training step, round by round
 * @param startSeconds from the start of its process until its libraries were there
 * @param prepareSeconds for loading the data and building the model
 * @param firstEpochSeconds of the first {@code fit} of one epoch, tracing and compiling included
 * @param predictMicros microseconds for the prediction of one row, the median; NaN if it has none
 * @param peakMegabytes the most physical memory of its process, after training; or NaN
 */
public record Score(
    String contender,
    List<Double> microsPerStep,
    double startSeconds,
    double prepareSeconds,
    double firstEpochSeconds,
    double predictMicros,
    double peakMegabytes) {

  /** Copies the rounds. */
  public Score {
    microsPerStep = List.copyOf(microsPerStep);
  }

  /** Microseconds a step over the rounds. */
  public Spread step() {
    return Spread.of(microsPerStep);
  }

  /** How many times as fast as another one, round by round: its step divided by this one. */
  public Spread timesAsFastAs(Score other) {
    return Spread.ofRatios(other.microsPerStep, microsPerStep);
  }

  /** Seconds from the start of the process to the end of the first epoch. */
  public double secondsToFirstEpoch() {
    return startSeconds + prepareSeconds + firstEpochSeconds;
  }
}

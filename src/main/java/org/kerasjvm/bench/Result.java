package org.kerasjvm.bench;

import java.util.List;
import java.util.Optional;
import org.kerasjvm.bench.Workload.Group;

/**
 * What was measured on a workload.
 *
 * @param workload its name
 * @param group its group
 * @param size what grows within the group; 0 where nothing does
 * @param title what is trained
 * @param rows of the data set
 * @param steps an epoch
 * @param scores of the contenders, in order
 */
public record Result(
    String workload, Group group, int size, String title, int rows, int steps, List<Score> scores) {

  /** Copies the scores. */
  public Result {
    scores = List.copyOf(scores);
  }

  static Result of(Workload workload, List<Score> scores) {
    return new Result(
        workload.name(),
        workload.group(),
        workload.size(),
        workload.title(),
        workload.rows(),
        workload.steps(),
        scores);
  }

  /** The score of a contender; empty if it did not take part. */
  public Optional<Score> score(Entrant entrant) {
    return scores.stream().filter(score -> score.contender().equals(entrant.id())).findFirst();
  }

  /** Seconds of a warm epoch. */
  public double epochSeconds(Score score) {
    return score.step().median() * steps / 1e6;
  }

  /** Rows a second in warm epochs. */
  public double rowsPerSecond(Score score) {
    return rows / epochSeconds(score);
  }

  /** What the first epoch took beyond a warm one: tracing and compiling, in seconds. */
  public double compileSeconds(Score score) {
    return Math.max(0, score.firstEpochSeconds() - epochSeconds(score));
  }

  /** How much of a step the matrix products alone take, from 0 to 1; empty if not measured. */
  public Optional<Spread> shareOfProducts(Score score) {
    return score(Entrant.PRODUCTS).map(score::timesAsFastAs);
  }
}

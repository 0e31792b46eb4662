package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Takes turns between contenders, workload by workload and round by round, so that noise on the
 * machine meets all of them.
 */
public final class Benchmark {

  private static final int MOST_EPOCHS = 5000;

  /** Steps of a fit from which this library compiles small ones by itself. */
  private static final int STEPS_OF_LONG_FIT = 4000;

  private static final int PREDICTIONS = 5000;

  /** A first epoch that takes so many times as long as a measurement is warm-up enough. */
  private static final int LONG_EPOCH = 4;

  private final List<Entrant> entrants;
  private final BiFunction<Entrant, Workload, Contender> start;
  private final int rounds;
  private final double seconds;
  private final Consumer<String> progress;
  private final Set<String> descriptions = new TreeSet<>();

  /**
   * Makes one that starts processes.
   *
   * @param entrants who takes part
   * @param rounds measurements of each
   * @param seconds about how long a measurement takes
   * @param progress hears what is being measured
   */
  public Benchmark(Entrants entrants, int rounds, double seconds, Consumer<String> progress) {
    this(entrants.entrants(), entrants::start, rounds, seconds, progress);
  }

  Benchmark(
      List<Entrant> entrants,
      BiFunction<Entrant, Workload, Contender> start,
      int rounds,
      double seconds,
      Consumer<String> progress) {
    this.entrants = List.copyOf(entrants);
    this.start = start;
    this.rounds = rounds;
    this.seconds = seconds;
    this.progress = progress;
  }

  /** Measures a workload. */
  public Result run(Workload workload) {
    List<Turn> turns = new ArrayList<>();
    try {
      for (Entrant entrant : entrants) {
        say(workload, "warming up " + entrant.heading());
        turns.add(begin(entrant, workload));
      }
      for (int round = 1; round <= rounds; round++) {
        for (Turn turn : turns) {
          say(workload, "round %d of %d, %s".formatted(round, rounds, turn.entrant.heading()));
          turn.measure();
        }
      }
      say(workload, "predictions");
      return Result.of(workload, turns.stream().map(Turn::score).toList());
    } finally {
      turns.forEach(turn -> turn.contender.close());
    }
  }

  /** What took part so far, with versions. */
  public Set<String> descriptions() {
    return descriptions;
  }

  private void say(Workload workload, String what) {
    progress.accept(String.format(Locale.ROOT, "%s: %s", workload.name(), what));
  }

  private Turn begin(Entrant entrant, Workload workload) {
    long before = System.nanoTime();
    Contender contender = start.apply(entrant, workload);
    double started = (System.nanoTime() - before) / 1e9;
    try {
      descriptions.add(contender.description());
      return new Turn(entrant, contender, workload.steps(), started);
    } catch (RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  /** A contender on a workload, with what it has reached so far. */
  private final class Turn {

    private final Entrant entrant;
    private final Contender contender;
    private final int steps;
    private final double started;
    private final double prepared;
    private final double first;
    private final int epochs;
    private final List<Double> micros = new ArrayList<>();

    Turn(Entrant entrant, Contender contender, int steps, double started) {
      this.entrant = entrant;
      this.contender = contender;
      this.steps = steps;
      this.started = started;
      prepared = contender.prepare();
      first = contender.fit(1);
      epochs = first > LONG_EPOCH * seconds ? 1 : epochs();
    }

    /** As many epochs as take about the wanted time once the contender is warm. */
    private int epochs() {
      int some = forSeconds(contender.fit(1));
      if (some == 1) {
        return 1;
      }
      double epoch = contender.fit(some) / some;
      return Math.max(forSeconds(epoch), ofLongFit(epoch));
    }

    /** What makes a fit long enough for this library to compile, unless that takes too long. */
    private int ofLongFit(double epoch) {
      int count = (STEPS_OF_LONG_FIT + steps - 1) / steps;
      return entrant == Entrant.AUTO && count * epoch <= 3 * seconds ? count : 1;
    }

    private int forSeconds(double epoch) {
      return (int) Math.max(1, Math.min(MOST_EPOCHS, Math.round(seconds / epoch)));
    }

    void measure() {
      micros.add(contender.fit(epochs) * 1e6 / epochs / steps);
    }

    Score score() {
      double peak = contender.peakMegabytes();
      contender.predictOneRow(PREDICTIONS / 2);
      return new Score(
          entrant.id(),
          micros,
          started,
          prepared,
          first,
          contender.predictOneRow(PREDICTIONS),
          peak);
    }
  }
}

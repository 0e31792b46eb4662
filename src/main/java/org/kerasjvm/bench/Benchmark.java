package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes turns between contenders, workload by workload and round by round. */
public final class Benchmark {

  /** What is measured of a contender on a workload. */
  public record Figure(double median, double min, double max) {

    static Figure of(List<Double> values) {
      double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new Figure(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
  }

  /**
   * The results of a workload.
   *
   * @param workload the workload
   * @param steps steps an epoch
   * @param scores of the contenders, in order
   */
  public record Row(Workload workload, int steps, List<Score> scores) {}

  /**
   * What a contender reached on a workload.
   *
   * @param contender its name
   * @param microsPerStep microseconds a training step
   * @param predictMicros microseconds for the prediction of one row
   */
  public record Score(String contender, Figure microsPerStep, double predictMicros) {}

  private final List<Contender> contenders;
  private final int rounds;
  private final double seconds;
  private final Consumer<String> progress;

  /**
   * @param contenders who takes part
   * @param rounds measurements of each
   * @param seconds about how long a measurement takes
   * @param progress hears what is being measured
   */
  public Benchmark(
      List<Contender> contenders, int rounds, double seconds, Consumer<String> progress) {
    this.contenders = List.copyOf(contenders);
    this.rounds = rounds;
    this.seconds = seconds;
    this.progress = progress;
  }

  /** Measures the workloads. */
  public List<Row> run(Workload... workloads) {
    return Arrays.stream(workloads).map(this::run).toList();
  }

  private Row run(Workload workload) {
    int rows = workload.data().get()[0].length();
    int steps = (rows + workload.batchSize() - 1) / workload.batchSize();
    Map<Contender, Integer> epochs = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      progress.accept(workload.name() + ": warming up " + contender.name());
      contender.fit(workload, 1);
      double second = contender.fit(workload, 1);
      epochs.put(contender, (int) Math.max(1, Math.min(500, Math.round(seconds / second))));
    }
    Map<Contender, List<Double>> micros = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        progress.accept(
            "%s: round %d of %d, %s".formatted(workload.name(), round, rounds, contender.name()));
        int count = epochs.getOrDefault(contender, 1);
        double took = contender.fit(workload, count);
        micros.computeIfAbsent(contender, c -> new ArrayList<>()).add(took * 1e6 / count / steps);
      }
    }
    List<Score> scores = new ArrayList<>();
    for (Contender contender : contenders) {
      contender.predictOneRow(workload, 2000);
      double predict = contender.predictOneRow(workload, 5000);
      List<Double> measured = micros.getOrDefault(contender, List.of());
      scores.add(new Score(contender.name(), Figure.of(measured), predict));
    }
    contenders.forEach(contender -> contender.done(workload));
    return new Row(workload, steps, scores);
  }
}

package org.kerasjvm.bench;

import java.util.List;
import java.util.Set;
import org.kerasjvm.bench.Workload.Group;

/** Figures with numbers that one can check in the head. */
final class Samples {

  static final Machine MACHINE = new Machine("Some CPU", 2, "Linux amd64", "17.0.15");

  private Samples() {}

  static Score score(Entrant entrant, Double... microsPerStep) {
    return new Score(entrant.id(), List.of(microsPerStep), 0.5, 0.25, 1.0, 20, 400);
  }

  /** 800 rows in 25 steps; the library takes 100 and 200, Keras 2,000 and 3,000 microseconds. */
  static Result circles() {
    return result(
        "circles", score(Entrant.AUTO, 100.0, 200.0), score(Entrant.KERAS, 2000.0, 3000.0));
  }

  static Result result(String workload, Score... scores) {
    Workload found = Workloads.named(List.of(workload)).get(0);
    return Result.of(found, List.of(scores));
  }

  static Figures figures(Result... results) {
    return new Figures(MACHINE, Set.of("Keras 3.8.0"), List.of(results));
  }

  static Result width(int width, double micros) {
    return new Result(
        "width-" + width,
        Group.WIDTHS,
        width,
        "some layers",
        1000,
        10,
        List.of(score(Entrant.AUTO, micros), score(Entrant.PRODUCTS, micros / 2)));
  }
}

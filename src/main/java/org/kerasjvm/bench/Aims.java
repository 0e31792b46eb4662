package org.kerasjvm.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What this library aims at, and whether a run has reached it; always {@link Entrant#AUTO}. */
final class Aims {

  private static final List<String> TUTORIALS =
      TutorialWorkloads.all().stream().map(Workload::name).toList();

  private Aims() {}

  /** A table of the aims whose figures were measured; "" if there are none. */
  static String markdown(Figures figures) {
    List<String> lines =
        all().stream().map(aim -> aim.line(figures)).flatMap(Optional::stream).toList();
    return lines.isEmpty()
        ? ""
        : "### Aims\n\n| of keras-jvm as it chooses by itself | aim | reached | kept |\n"
            + "|---|---:|---:|---|\n"
            + String.join("\n", lines)
            + "\n";
  }

  private static List<Aim> all() {
    List<Aim> aims = new ArrayList<>();
    for (String name : TUTORIALS) {
      aims.add(
          Aim.atMost(
              name + ": a step against JAX's",
              name.equals("mnist") ? 1.25 : 1,
              steps(name, Entrant.JAX, Score::timesAsFastAs)));
    }
    for (String name : TUTORIALS) {
      aims.add(
          Aim.atLeast(
              name + ": times as fast as Keras's default",
              name.equals("mnist") ? 2.2 : name.equals("fashion-mnist") ? 15 : 40,
              steps(name, Entrant.KERAS, (keras, auto) -> auto.timesAsFastAs(keras))));
    }
    for (String name : List.of("width-1024", "width-4096")) {
      aims.add(
          Aim.atLeast(
              name + ": matrix products against the step, hundredths",
              80,
              figure(
                  name,
                  (result, auto) ->
                      result.shareOfProducts(auto).map(share -> 100 * share.median()))));
    }
    aims.addAll(aroundSteps());
    return aims;
  }

  private static List<Aim> aroundSteps() {
    List<Aim> aims = new ArrayList<>();
    for (String name : TUTORIALS) {
      aims.add(
          Aim.atMost(
              name + ": microseconds for `predict` of one row",
              30,
              figure(name, (result, auto) -> Optional.of(auto.predictMicros()))));
    }
    for (Workload workload : Workloads.all()) {
      aims.add(
          Aim.atMost(
              workload.name() + ": peak memory against Keras's",
              1,
              figure(
                  workload.name(),
                  (result, auto) ->
                      result
                          .score(Entrant.KERAS)
                          .map(keras -> auto.peakMegabytes() / keras.peakMegabytes()))));
    }
    aims.add(
        Aim.atMost(
            "circles: first epoch from the start of the process, against Keras's import",
            1,
            figure(
                "circles",
                (result, auto) ->
                    result
                        .score(Entrant.KERAS)
                        .map(keras -> auto.secondsToFirstEpoch() / keras.startSeconds()))));
    return aims;
  }

  private static Function<Figures, Optional<Double>> steps(
      String workload, Entrant other, BiFunction<Score, Score, Spread> ratio) {
    return figure(
        workload,
        (result, auto) -> result.score(other).map(score -> ratio.apply(score, auto).median()));
  }

  private static Function<Figures, Optional<Double>> figure(
      String workload, BiFunction<Result, Score, Optional<Double>> value) {
    return figures ->
        figures
            .result(workload)
            .flatMap(
                result -> result.score(Entrant.AUTO).flatMap(auto -> value.apply(result, auto)));
  }
}

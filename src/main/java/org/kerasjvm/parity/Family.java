package org.kerasjvm.parity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.constraints.Constraints;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.initializers.Initializers;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.optimizers.Optimizers;
import org.kerasjvm.optimizers.schedules.Schedules;
import org.kerasjvm.regularizers.Regularizers;

/**
 * A kind of component: how its cases are run and how far their results may be from Keras's.
 *
 * @param name as in a case's {@code family}
 * @param components the names of all components there are; none if the grid alone names them
 * @param runner from a case to its results by name
 * @param bound how far they may be
 */
public record Family(
    String name,
    Supplier<List<String>> components,
    Function<Case, Map<String, NDArray>> runner,
    Bound bound) {

  private static final List<Family> ALL =
      List.of(
          new Family("activation", Activations::names, ActivationRunner::run, Bound.FUNCTION),
          new Family(
              "constraint",
              Constraints.REGISTRY::classNames,
              ConstraintRunner::run,
              Bound.CONSTRAINT),
          new Family("fit", List::of, FitRunner::run, Bound.FIT),
          new Family(
              "initializer",
              Initializers.REGISTRY::classNames,
              InitializerRunner::run,
              Bound.INITIALIZER),
          new Family("loss", Losses.REGISTRY::classNames, LossRunner::run, Bound.LOSS),
          new Family("metric", Metrics.REGISTRY::classNames, MetricRunner::run, Bound.METRIC),
          new Family(
              "optimizer", Optimizers.REGISTRY::classNames, OptimizerRunner::run, Bound.OPTIMIZER),
          new Family(
              "regularizer",
              Regularizers.REGISTRY::classNames,
              RegularizerRunner::run,
              Bound.REGULARIZER),
          new Family(
              "schedule", Schedules.REGISTRY::classNames, ScheduleRunner::run, Bound.SCHEDULE));

  /** All of them, in the order of reports. */
  public static List<Family> all() {
    return ALL;
  }

  /**
   * A family by name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Family of(String name) {
    return ALL.stream()
        .filter(family -> family.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("parity: no family is called " + name));
  }

  /** The name as a heading: "Losses". */
  String title() {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return capital + (name.endsWith("s") ? "es" : "s");
  }

  /** What this side gives for a case. */
  public Map<String, NDArray> run(Case asked) {
    return runner.apply(asked);
  }
}

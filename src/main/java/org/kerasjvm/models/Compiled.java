package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Names;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Mean;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.ops.Variable;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;
import org.tensorflow.ndarray.Shape;

/**
 * What {@code compile} was told, with names resolved ({@code keras/src/trainers/compile_utils.py}).
 * Metrics are resolved when the shapes of the targets are known, since "accuracy" depends on them.
 */
final class Compiled {

  /** A metric of an output under the key that it has in the logs. */
  record Reported(String key, int output, Metric metric, boolean weighted) {}

  private final Config config;
  private final Optimizer optimizer;
  private final List<String> outputNames;
  private final List<@Nullable Loss> losses = new ArrayList<>();
  private final List<@Nullable Double> lossWeights = new ArrayList<>();
  private final Mean lossTracker = new Mean();
  private final List<Mean> outputLosses = new ArrayList<>();
  private @Nullable List<Reported> metrics;
  private @Nullable List<Variable> trainable;

  Compiled(Config config, List<String> outputNames) {
    this.config = config;
    this.outputNames = outputNames;
    this.optimizer = Optimizers.get(config.get(CallParams.OPTIMIZER));
    List<?> given = perOutput("loss", config.find(CallParams.LOSS));
    given.forEach(loss -> losses.add(Losses.get(loss)));
    List<?> weights = config.find(CallParams.LOSS_WEIGHTS);
    if (weights != null) {
      requireCount("loss_weights", weights);
    }
    for (int k = 0; k < outputNames.size(); k++) {
      lossWeights.add(weights == null ? null : ((Number) weights.get(k)).doubleValue());
      if (losses.size() > 1) {
        outputLosses.add(new Mean());
      }
    }
    checkNames(config.find(CallParams.METRICS));
    checkNames(config.find(CallParams.WEIGHTED_METRICS));
  }

  /** One entry for each output from a single object, a list, or a map by output name. */
  private List<@Nullable Object> perOutput(String argument, @Nullable Object given) {
    List<@Nullable Object> entries = new ArrayList<>();
    if (given instanceof Map<?, ?> map) {
      requireOutputs(argument, map);
      outputNames.forEach(name -> entries.add(map.get(name)));
    } else if (given instanceof List<?> list) {
      requireCount(argument, list);
      entries.addAll(list);
    } else {
      outputNames.forEach(name -> entries.add(given));
    }
    return entries;
  }

  private void requireOutputs(String argument, Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!outputNames.contains(key)) {
        throw new IllegalArgumentException(
            "compile: In the dict argument `%s`, key '%s' does not correspond to any model output%s"
                .formatted(argument, key, Names.didYouMean("" + key, outputNames)));
      }
    }
  }

  private void requireCount(String argument, List<?> list) {
    if (list.size() != outputNames.size()) {
      throw new IllegalArgumentException(
          "compile: For a model with multiple outputs, when providing the `%s` argument as a list, it should have as many entries as the model has outputs. Received a list of length %d whereas the model has %d output(s)."
              .formatted(argument, list.size(), outputNames.size()));
    }
  }

  /** Unknown names are told at compile, though metrics are made later. */
  private void checkNames(@Nullable Object given) {
    if (given instanceof String) {
      Metrics.forOutput(given, Shape.of(-1, 1), Shape.of(-1, 1));
    } else if (given instanceof List<?> list) {
      list.forEach(this::checkNames);
    } else if (given instanceof Map<?, ?> map) {
      map.values().forEach(this::checkNames);
    } else if (given != null && !(given instanceof Metric)) {
      throw new IllegalArgumentException(
          "compile: metrics must be names or Metric objects; received " + given + ".");
    }
  }

  /** Makes the metrics for targets and predictions of these shapes; once. */
  void build(List<Shape> yTrue, List<Shape> yPred) {
    if (metrics == null) {
      List<Reported> all = new ArrayList<>();
      Map<String, Integer> seen = new HashMap<>();
      addMetrics(config.find(CallParams.METRICS), false, yTrue, yPred, seen, all);
      addMetrics(config.find(CallParams.WEIGHTED_METRICS), true, yTrue, yPred, seen, all);
      metrics = List.copyOf(all);
    }
  }

  private void addMetrics(
      @Nullable Object given,
      boolean weighted,
      List<Shape> yTrue,
      List<Shape> yPred,
      Map<String, Integer> seen,
      List<Reported> all) {
    if (given == null) {
      return;
    }
    boolean single = outputNames.size() == 1;
    List<?> entries =
        single && !(given instanceof Map) ? List.of(given) : perOutput("metrics", given);
    for (int k = 0; k < entries.size(); k++) {
      for (Object identifier : asList(entries.get(k))) {
        Metric metric = Metrics.forOutput(identifier, yTrue.get(k), yPred.get(k));
        String name = single ? metric.name() : outputNames.get(k) + "_" + metric.name();
        all.add(new Reported(unique(name, weighted, seen), k, metric, weighted));
      }
    }
  }

  private static List<?> asList(@Nullable Object entry) {
    return entry == null ? List.of() : entry instanceof List<?> list ? list : List.of(entry);
  }

  private static String unique(String name, boolean weighted, Map<String, Integer> seen) {
    String key = weighted && seen.containsKey(name) ? "weighted_" + name : name;
    int count = seen.merge(key, 1, Integer::sum);
    return count == 1 ? key : key + "_" + (count - 1);
  }

  Optimizer optimizer() {
    return optimizer;
  }

  @Nullable Integer stepsPerExecution() {
    return config.find(CallParams.STEPS_PER_EXECUTION);
  }

  @Nullable Object loss() {
    return config.find(CallParams.LOSS);
  }

  List<@Nullable Loss> losses() {
    return losses;
  }

  @Nullable Double lossWeight(int output) {
    return lossWeights.get(output);
  }

  Mean lossTracker() {
    return lossTracker;
  }

  List<Mean> outputLosses() {
    return outputLosses;
  }

  List<Reported> metrics() {
    return metrics == null ? List.of() : metrics;
  }

  /** The weights that training changes: those trainable when training began, as in Keras. */
  List<Variable> trainable(Model model) {
    if (trainable == null) {
      trainable = List.copyOf(model.trainableWeights());
    }
    return trainable;
  }

  /** The state that belongs to this compilation alone, once another takes its place. */
  Set<Variable> ownVariables(Compiled next) {
    Set<Variable> own = new HashSet<>(metricVariables());
    own.addAll(optimizer.variables());
    own.removeAll(next.optimizer.variables());
    return own;
  }

  /** The keys of the logs, in the order of the results: loss, each output's loss, metrics. */
  List<String> logKeys() {
    List<String> keys = new ArrayList<>(List.of("loss"));
    for (int k = 0; k < outputLosses.size(); k++) {
      keys.add(outputNames.get(k) + "_loss");
    }
    metrics().forEach(reported -> keys.add(reported.key()));
    return keys;
  }

  /**
   * The keys of what {@code evaluate} returns, in Keras's order: the loss, the metrics as far as
   * the logs know them by their own names, each output's loss, the other keys sorted. A key may
   * stand there twice.
   */
  List<String> resultKeys() {
    List<String> logs = logKeys();
    List<String> names = new ArrayList<>(List.of("loss"));
    metrics().forEach(reported -> names.add(reported.metric().name()));
    names.addAll(logs.subList(1, 1 + outputLosses.size()));
    List<String> keys = new ArrayList<>(names);
    keys.retainAll(logs);
    logs.stream().filter(key -> !names.contains(key)).sorted().forEach(keys::add);
    return keys;
  }

  /** The state of all trackers and metrics. */
  List<Variable> metricVariables() {
    List<Variable> all = new ArrayList<>(lossTracker.variables());
    outputLosses.forEach(mean -> all.addAll(mean.variables()));
    metrics().forEach(reported -> all.addAll(reported.metric().variables()));
    return all.stream().distinct().toList();
  }
}

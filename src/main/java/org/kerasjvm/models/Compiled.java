package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.callbacks.Logs;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Param;
import org.kerasjvm.data.NDArray;
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
  private final List<CompiledLoss> losses = new ArrayList<>();
  private final Mean lossTracker = new Mean();
  private final Map<String, ExecutionPlan> plans = new TreeMap<>(Comparator.reverseOrder());
  private @Nullable List<Reported> metrics;
  private @Nullable List<Variable> trainable;

  Compiled(Config config, List<String> outputNames) {
    this.config = config;
    this.outputNames = outputNames;
    this.optimizer = Optimizers.get(config.get(CallParams.OPTIMIZER));
    List<?> given = new PerOutput("loss", outputNames).complete(config.find(CallParams.LOSS));
    Object factors = config.find(CallParams.LOSS_WEIGHTS);
    List<@Nullable Double> weights =
        factors == null ? null : new PerOutput("loss_weights", outputNames).factors(factors);
    boolean several = given.stream().filter(Objects::nonNull).count() > 1;
    for (int k = 0; k < outputNames.size(); k++) {
      Double weight = weights == null ? null : weights.get(k);
      losses.add(new CompiledLoss(given.get(k), weight, several ? new Mean() : null));
    }
    checkMetrics("metrics", config.find(CallParams.METRICS));
    checkMetrics("weighted_metrics", config.find(CallParams.WEIGHTED_METRICS));
  }

  /** Unknown outputs are told at compile where the model has several. */
  private void checkMetrics(String argument, @Nullable Object given) {
    checkNames(given);
    if (given instanceof Map || outputNames.size() > 1) {
      perOutput(argument, given);
    }
  }

  private List<@Nullable Object> perOutput(String argument, @Nullable Object given) {
    return new PerOutput(argument, outputNames).entries(given);
  }

  /** Whether an output needs targets: it has a loss or a metric. */
  boolean needsTarget(int output) {
    return losses.get(output).given()
        || hasMetric("metrics", CallParams.METRICS, output)
        || hasMetric("weighted_metrics", CallParams.WEIGHTED_METRICS, output);
  }

  private boolean hasMetric(String argument, Param<Object> param, int output) {
    Object given = config.find(param);
    boolean flat = outputNames.size() == 1 && !(given instanceof Map);
    return given != null && (flat || perOutput(argument, given).get(output) != null);
  }

  /** Unknown names are told at compile, though metrics are made later. */
  private void checkNames(@Nullable Object given) {
    if (given instanceof List<?> list) {
      list.forEach(this::checkNames);
    } else if (given instanceof Map<?, ?> map) {
      map.values().forEach(this::checkNames);
    } else {
      Metrics.requireKnown(given);
    }
  }

  /** Makes the metrics for targets and predictions of these shapes; once. */
  void build(List<Shape> yTrue, List<Shape> yPred) {
    if (metrics == null) {
      for (int k = 0; k < losses.size(); k++) {
        losses.get(k).resolve(yTrue.get(k), yPred.get(k));
      }
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
    String argument = weighted ? "weighted_metrics" : "metrics";
    List<?> entries =
        single && !(given instanceof Map) ? List.of(given) : perOutput(argument, given);
    for (int k = 0; k < entries.size(); k++) {
      String prefix = single ? "" : outputNames.get(k) + "_";
      for (Object identifier : asList(entries.get(k))) {
        if (identifier != null) {
          Metric metric = Metrics.forOutput(identifier, yTrue.get(k), yPred.get(k));
          metric.ensureBuilt(yTrue.get(k), yPred.get(k));
          String key = unique(prefix, metric.name(), weighted, seen);
          all.add(new Reported(key, k, metric, weighted));
        }
      }
    }
  }

  private static List<?> asList(@Nullable Object entry) {
    return entry == null ? List.of() : entry instanceof List<?> list ? list : List.of(entry);
  }

  private static String unique(
      String prefix, String name, boolean weighted, Map<String, Integer> seen) {
    boolean again = weighted && seen.containsKey(prefix + name);
    String key = prefix + (again ? "weighted_" : "") + name;
    int count = seen.merge(key, 1, Integer::sum);
    return count == 1 ? key : key + "_" + (count - 1);
  }

  /** Whether the metrics are made, which needs shapes. */
  boolean metricsBuilt() {
    return metrics != null;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  @Nullable Integer stepsPerExecution() {
    return config.find(CallParams.STEPS_PER_EXECUTION);
  }

  /** "auto", true or false. */
  Object jitCompile() {
    return config.get(CallParams.JIT_COMPILE);
  }

  /** Remembers how training or test steps run. */
  void ranAs(boolean trainingSteps, ExecutionPlan plan) {
    plans.put(trainingSteps ? "Training steps" : "Test steps", plan);
  }

  /** How steps ran last, by kind. */
  Map<String, ExecutionPlan> plans() {
    return Collections.unmodifiableMap(plans);
  }

  @Nullable Object loss() {
    return config.find(CallParams.LOSS);
  }

  /** What to minimise at each output. */
  List<CompiledLoss> losses() {
    return losses;
  }

  Mean lossTracker() {
    return lossTracker;
  }

  /** The outputs whose losses are reported on their own: those with one, if there are several. */
  private IntStream trackedOutputs() {
    return IntStream.range(0, losses.size()).filter(k -> losses.get(k).tracker() != null);
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

  /** The trackers of the outputs' losses, in the order of the logs. */
  List<Mean> outputLosses() {
    return losses.stream().map(CompiledLoss::tracker).filter(Objects::nonNull).toList();
  }

  /** The keys of the logs, in the order of the results: loss, each output's loss, metrics. */
  List<String> logKeys() {
    List<String> keys = new ArrayList<>(List.of("loss"));
    trackedOutputs().forEach(k -> keys.add(outputNames.get(k) + "_loss"));
    metrics().forEach(reported -> keys.add(reported.key()));
    return keys;
  }

  /** How many numbers the results of a step have: arrays have several. */
  int logCount() {
    return logShapes().stream().mapToInt(shape -> Math.toIntExact(shape.size())).sum();
  }

  private List<Shape> logShapes() {
    int losses = 1 + outputLosses().size();
    List<Shape> shapes = new ArrayList<>(Collections.nCopies(losses, Shape.scalar()));
    metrics().forEach(reported -> shapes.add(reported.metric().resultShape()));
    return shapes;
  }

  /** Results of a step by key, in the order of the keys. */
  Logs logs(float[] results) {
    Logs logs = new Logs();
    List<String> keys = results.length == 0 ? List.of() : logKeys();
    List<Shape> shapes = logShapes();
    int from = 0;
    for (int k = 0; k < keys.size(); k++) {
      Shape shape = shapes.get(k);
      int to = from + Math.toIntExact(shape.size());
      if (shape.isScalar()) {
        logs.put(keys.get(k), (double) results[from]);
      } else {
        int[] sizes = Arrays.stream(shape.asArray()).mapToInt(Math::toIntExact).toArray();
        logs.put(keys.get(k), NDArray.of(Arrays.copyOfRange(results, from, to), sizes));
      }
      from = to;
    }
    return Logs.sorted(logs);
  }

  /** Sums of results over several steps by key; of arrays their mean. */
  Map<String, Double> sums(double[] results) {
    Map<String, Double> sums = new TreeMap<>();
    List<String> keys = results.length == 0 ? List.of() : logKeys();
    List<Shape> shapes = logShapes();
    int from = 0;
    for (int k = 0; k < keys.size(); k++) {
      int to = from + Math.toIntExact(shapes.get(k).size());
      sums.put(keys.get(k), Arrays.stream(results, from, to).average().orElse(Double.NaN));
      from = to;
    }
    return sums;
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
    names.addAll(logs.subList(1, 1 + (int) trackedOutputs().count()));
    List<String> keys = new ArrayList<>(names);
    keys.retainAll(logs);
    logs.stream().filter(key -> !names.contains(key)).sorted().forEach(keys::add);
    return keys;
  }

  /** The state of all trackers and metrics. */
  List<Variable> metricVariables() {
    List<Variable> all = new ArrayList<>(lossTracker.variables());
    outputLosses().forEach(mean -> all.addAll(mean.variables()));
    metrics().forEach(reported -> all.addAll(reported.metric().variables()));
    return all.stream().distinct().toList();
  }
}

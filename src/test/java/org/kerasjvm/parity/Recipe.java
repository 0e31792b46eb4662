package org.kerasjvm.parity;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.initialEpoch;
import static org.kerasjvm.Options.jitCompile;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.stepsPerEpoch;
import static org.kerasjvm.Options.stepsPerExecution;
import static org.kerasjvm.Options.swapOnEpoch;
import static org.kerasjvm.Options.validationBatchSize;
import static org.kerasjvm.Options.validationData;
import static org.kerasjvm.Options.validationFreq;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.validationSteps;
import static org.kerasjvm.Options.verbose;
import static org.kerasjvm.Options.weightedMetrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.Keras;
import org.kerasjvm.Options;
import org.kerasjvm.batches.Batch;
import org.kerasjvm.batches.PyDataset;
import org.kerasjvm.callbacks.Callback;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.callbacks.SwapEMAWeights;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.Layers;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;

/**
 * The {@code recipe} of a golden fit, carried out here: what {@code python-export/recipes/fits.py}
 * does with it there.
 */
final class Recipe {

  private final JsonNode recipe;
  private final NDArray x;
  private final NDArray y;

  Recipe(JsonNode recipe) {
    this.recipe = recipe;
    JsonNode data = Golden.read("keras/data/" + recipe.get("data").asText() + ".json");
    x = Golden.array(data.get("x"));
    y = Golden.array(data.get("y"), data.has("y_dtype") ? data.get("y_dtype").asText() : "float32");
  }

  /** What the trained weights are held to. */
  Tolerance tolerance() {
    return recipe.get("fits").get(0).get("epochs").asInt() < Tolerance.LATE
        ? Tolerance.TRAINED
        : Tolerance.LATE_TRAINED;
  }

  long seed() {
    return recipe.get("seed").asLong();
  }

  NDArray x() {
    return x;
  }

  NDArray y() {
    return y;
  }

  /** Whether the weights are made by the first fit. */
  boolean builtByFit() {
    return recipe.get("input_shape").isNull();
  }

  /** The model on the ordinary kernels, after the seed has been set. */
  Sequential model(@Nullable Integer stepsPerExecution) {
    return model(stepsPerExecution, false);
  }

  /** The model, compiled by XLA or not, after the seed has been set. */
  Sequential model(@Nullable Integer stepsPerExecution, boolean jitCompile) {
    Keras.clearSession();
    Keras.setRandomSeed(recipe.get("seed").asLong());
    Sequential model = new Sequential();
    if (!builtByFit()) {
      model.add(Input.of(NDArray.of(Golden.doubles(recipe.get("input_shape"))).toIntArray()));
    }
    for (JsonNode layer : recipe.get("layers")) {
      model.add(Layers.REGISTRY.create(layer.get(0).asText(), Golden.map(layer.get(1))));
    }
    List<Option<? super CompileCall>> how = new ArrayList<>();
    JsonNode optimizer = recipe.get("optimizer");
    how.add(optimizer.isTextual() ? optimizer(optimizer.asText()) : optimizer(given(optimizer)));
    JsonNode loss = recipe.get("loss");
    how.add(
        loss.isTextual()
            ? loss(loss.asText())
            : loss(Losses.REGISTRY.create(loss.get(0).asText(), Golden.map(loss.get(1)))));
    how.add(metrics(metricsGiven("metrics")));
    if (recipe.has("weighted_metrics")) {
      how.add(weightedMetrics(metricsGiven("weighted_metrics")));
    }
    how.add(jitCompile(jitCompile));
    if (stepsPerExecution != null) {
      how.add(stepsPerExecution(stepsPerExecution));
    }
    model.compile(how.toArray(Recipe::options));
    return model;
  }

  private Optimizer given(JsonNode spec) {
    Optimizer made = Optimizers.REGISTRY.create(spec.get(0).asText(), Golden.map(spec.get(1)));
    if (recipe.has("exclude_from_weight_decay")) {
      List<String> words =
          Golden.elements(recipe.get("exclude_from_weight_decay")).stream()
              .map(JsonNode::asText)
              .toList();
      made.excludeFromWeightDecay(List.of(), words);
    }
    return made;
  }

  private Object[] metricsGiven(String argument) {
    return Golden.elements(recipe.get(argument)).stream()
        .map(
            metric ->
                metric.isTextual()
                    ? metric.asText()
                    : Metrics.REGISTRY.create(metric.get(0).asText(), Golden.map(metric.get(1))))
        .toArray();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <C> Option<? super C>[] options(int length) {
    return new Option[length];
  }

  /** One of the fits. */
  History fit(Sequential model, JsonNode arguments, Callback... more) {
    List<Option<? super FitCall>> call = new ArrayList<>();
    call.add(verbose(0));
    List<Callback> watching = new ArrayList<>(List.of(more));
    if (arguments.has("swap_on_epoch")) {
      boolean onEpoch = arguments.get("swap_on_epoch").asBoolean();
      watching.add(0, new SwapEMAWeights(swapOnEpoch(onEpoch)));
    }
    call.add(callbacks(watching.toArray(Callback[]::new)));
    boolean stream = arguments.path("stream").asBoolean();
    for (var argument : arguments.properties()) {
      JsonNode value = argument.getValue();
      switch (argument.getKey()) {
        case "epochs" -> call.add(epochs(value.asInt()));
        case "batch_size" -> call.add(batchSize(value.asInt()));
        case "shuffle" ->
            call.add(value.isTextual() ? shuffle(value.asText()) : shuffle(value.asBoolean()));
        case "initial_epoch" -> call.add(initialEpoch(value.asInt()));
        case "steps_per_epoch" -> call.add(stepsPerEpoch(value.asInt()));
        case "validation_steps" -> call.add(validationSteps(value.asInt()));
        case "validation_split" -> call.add(validationSplit(value.asDouble()));
        case "validation_batch_size" -> call.add(validationBatchSize(value.asInt()));
        case "validation_freq" ->
            call.add(
                value.isArray()
                    ? validationFreq(Golden.elements(value).stream().map(JsonNode::asInt).toList())
                    : validationFreq(value.asInt()));
        case "sample_weight" -> {
          if (!stream) {
            call.add(sampleWeightOf(value));
          }
        }
        case "class_weight" -> call.add(classWeight(byClass(value)));
        case "validation_data_from_row" -> call.add(heldOut(arguments, stream));
        case "stream", "swap_on_epoch", "validation_sample_weight" -> {}
        default -> throw new IllegalArgumentException("unknown argument " + argument.getKey());
      }
    }
    int rows = arguments.path("validation_data_from_row").asInt(x.length());
    NDArray trainX = x.slice(0, rows);
    NDArray trainY = y.slice(0, rows);
    Option<? super FitCall>[] options = call.toArray(Recipe::options);
    return stream
        ? model.fit(
            new Rows(arguments.get("batch_size").asInt(), trainX, trainY, sampleWeight()), options)
        : model.fit(trainX, trainY, options);
  }

  private Option<? super FitCall> heldOut(JsonNode arguments, boolean stream) {
    int row = arguments.get("validation_data_from_row").asInt();
    JsonNode given = arguments.get("validation_sample_weight");
    NDArray weight = given == null ? null : Golden.array(given);
    NDArray heldX = x.slice(row, x.length());
    NDArray heldY = y.slice(row, y.length());
    if (stream) {
      int size = arguments.get("validation_batch_size").asInt();
      return validationData(new Rows(size, heldX, heldY, weight));
    }
    return weight == null ? validationData(heldX, heldY) : validationData(heldX, heldY, weight);
  }

  /** Batches of some arrays. */
  private static final class Rows extends PyDataset {

    private final int batchSize;
    private final NDArray x;
    private final NDArray y;
    private final @Nullable NDArray weight;

    Rows(int batchSize, NDArray x, NDArray y, @Nullable NDArray weight) {
      this.batchSize = batchSize;
      this.x = x;
      this.y = y;
      this.weight = weight;
    }

    @Override
    public int length() {
      return (x.length() + batchSize - 1) / batchSize;
    }

    @Override
    public Batch getItem(int index) {
      int from = index * batchSize;
      int to = Math.min(from + batchSize, x.length());
      return new Batch(
          x.slice(from, to), y.slice(from, to), weight == null ? null : weight.slice(from, to));
    }
  }

  private static Option<? super FitCall> sampleWeightOf(JsonNode weights) {
    return Options.sampleWeight(Golden.array(weights));
  }

  private static Map<Integer, Double> byClass(JsonNode weights) {
    Map<Integer, Double> byClass = new HashMap<>();
    weights
        .properties()
        .forEach(e -> byClass.put(Integer.valueOf(e.getKey()), e.getValue().asDouble()));
    return byClass;
  }

  /** The weights of the rows in the last fit, or null. */
  @Nullable NDArray sampleWeight() {
    JsonNode weight = fits().get(fits().size() - 1).get("sample_weight");
    return weight == null ? null : Golden.array(weight);
  }

  JsonNode fits() {
    return recipe.get("fits");
  }
}

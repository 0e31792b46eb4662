package org.kerasjvm.parity;

import static org.kerasjvm.Options.batchSize;
import static org.kerasjvm.Options.classWeight;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.metrics;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.sampleWeight;
import static org.kerasjvm.Options.shuffle;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.Keras;
import org.kerasjvm.callbacks.History;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Input;
import org.kerasjvm.layers.Layers;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.Optimizers;

/**
 * Whole fits of small models: {@code layers}, {@code optimizer} and {@code loss} (each {@code
 * [class, configuration]}), {@code metrics}, {@code seed} and the arguments of {@code fit}; the
 * values of each epoch by their name in the history.
 */
final class FitRunner {

  private FitRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Map<String, @Nullable Object> config = asked.config();
    Keras.clearSession();
    Keras.setRandomSeed(number(config.get("seed")).longValue());
    NDArray x = asked.array("x");
    try (Sequential model = new Sequential()) {
      int[] shape = x.shape();
      model.add(Input.of(Arrays.copyOfRange(shape, 1, shape.length)));
      for (Object layer : list(config.get("layers"))) {
        model.add(Layers.REGISTRY.create(className(layer), values(list(layer).get(1))));
      }
      Object how = config.get("optimizer");
      Object what = config.get("loss");
      model.compile(
          optimizer(Optimizers.REGISTRY.create(className(how), values(list(how).get(1)))),
          loss(Losses.REGISTRY.create(className(what), values(list(what).get(1)))),
          metrics(list(config.get("metrics")).toArray()));
      return curves(model.fit(x, asked.array("y"), arguments(asked)));
    }
  }

  private static Map<String, NDArray> curves(History history) {
    Map<String, NDArray> curves = new LinkedHashMap<>();
    history
        .history()
        .forEach((name, values) -> curves.put(name, NDArray.of(values).astype(DType.FLOAT64)));
    return curves;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static Option<? super FitCall>[] arguments(Case asked) {
    List<Option<? super FitCall>> call = new ArrayList<>();
    call.add(verbose(0));
    NDArray weights = asked.find("sample_weight");
    if (weights != null) {
      call.add(sampleWeight(weights));
    }
    values(asked.config().get("fit")).forEach((key, value) -> call.add(argument(key, value)));
    return call.toArray(new Option[0]);
  }

  private static Option<? super FitCall> argument(String key, @Nullable Object value) {
    return switch (key) {
      case "epochs" -> epochs(number(value).intValue());
      case "batch_size" -> batchSize(number(value).intValue());
      case "shuffle" -> shuffle(Boolean.TRUE.equals(value));
      case "validation_split" -> validationSplit(number(value).doubleValue());
      case "class_weight" -> {
        Map<Integer, Double> byClass = new HashMap<>();
        values(value)
            .forEach(
                (name, weight) -> byClass.put(Integer.valueOf(name), number(weight).doubleValue()));
        yield classWeight(byClass);
      }
      default -> throw new IllegalArgumentException("parity: fit has no argument " + key + " here");
    };
  }

  private static String className(@Nullable Object pair) {
    return (String) list(pair).get(0);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, @Nullable Object> values(@Nullable Object value) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }
}

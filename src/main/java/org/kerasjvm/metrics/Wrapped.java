package org.kerasjvm.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Param;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.LossFunction;
import org.kerasjvm.losses.Losses;

/**
 * What a {@link MeanMetricWrapper} wraps.
 *
 * @param function one number per sample or element
 * @param direction where it goes when a model gets better; null if nobody says so
 */
record Wrapped(MetricFunction function, @Nullable Direction direction) {

  /** Reads functions, losses, names and Keras's JSON of the last two. */
  static final Codec<Wrapped> CODEC = new AnyFunction();

  private static final String FUNCTION = "function";

  private static Wrapped named(String name) {
    if (name.equals("huber")) {
      return new Wrapped(Losses::huber, Direction.DOWN);
    }
    Metric metric =
        Metrics.REGISTRY.create(name.equals("log_cosh") ? "LogCoshError" : name, Map.of());
    if (metric instanceof MeanMetric mean) {
      return new Wrapped(mean::values, mean.direction());
    }
    throw new IllegalArgumentException("must be the mean of a function; received '" + name + "'");
  }

  private static Wrapped of(Loss loss) {
    return new Wrapped((t, p) -> loss.apply(t, p, null), Direction.DOWN);
  }

  private static final class AnyFunction implements Codec<Wrapped> {

    @Override
    public @Nullable Wrapped read(@Nullable Object given) {
      if (given == null) {
        return null;
      }
      if (given instanceof MetricFunction function) {
        return new Wrapped(function, null);
      }
      if (given instanceof LossFunction function) {
        return new Wrapped(function::apply, null);
      }
      if (given instanceof Loss loss) {
        return of(loss);
      }
      if (given instanceof String name) {
        return named(name);
      }
      if (given instanceof Map<?, ?> json) {
        return fromJson(json);
      }
      throw Param.mustBe("a function, a Loss or the name of a function", given);
    }

    private static Wrapped fromJson(Map<?, ?> json) {
      if (FUNCTION.equals(json.get("class_name"))) {
        return named(String.valueOf(json.get("config")));
      }
      Loss loss = Losses.REGISTRY.read(json);
      if (loss == null) {
        throw Param.mustBe("a function or a loss", json);
      }
      return of(loss);
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      if (given instanceof String name) {
        return json("builtins", name);
      }
      if (given instanceof MetricFunction || given instanceof LossFunction) {
        return json(null, "lambda");
      }
      return given instanceof Loss loss ? Losses.REGISTRY.write(loss) : given;
    }

    private static Map<String, @Nullable Object> json(@Nullable String module, String name) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("module", module);
      json.put("class_name", FUNCTION);
      json.put("config", name);
      json.put("registered_name", FUNCTION);
      return json;
    }
  }
}

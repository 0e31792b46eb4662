package org.kerasjvm.wrappers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.CompileCall;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.FitCall;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.PredictCall;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.metrics.Metric;
import org.kerasjvm.metrics.Metrics;
import org.kerasjvm.models.CallParams;
import org.kerasjvm.optimizers.Optimizer;
import org.kerasjvm.optimizers.Optimizers;

/** The arguments of a model's calls, from those of the wrapper and those of the wrapper's calls. */
final class ModelArguments {
  private static final int ALL = -1;

  private final Config wrapper;

  ModelArguments(Config wrapper) {
    this.wrapper = wrapper;
  }

  /** Each model gets an optimizer and metrics of its own, as scikit-learn's clones have. */
  Option<CompileCall>[] compile() {
    List<Option<CompileCall>> options = new ArrayList<>();
    Object optimizer = wrapper.get(CallParams.OPTIMIZER);
    options.add(
        new Option<>(
            CallParams.OPTIMIZER,
            optimizer instanceof Optimizer o ? Optimizers.REGISTRY.copyOf(o) : optimizer));
    for (Param<?> param : WrapperParams.COMPILE) {
      add(options, param, fresh(wrapper.find(param)));
    }
    return array(options);
  }

  private static @Nullable Object fresh(@Nullable Object given) {
    if (given instanceof Metric metric) {
      return Metrics.REGISTRY.copyOf(metric);
    }
    if (given instanceof List<?> list) {
      return list.stream().map(ModelArguments::fresh).toList();
    }
    if (given instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, fresh(value)));
      return copy;
    }
    return given;
  }

  Option<FitCall>[] fit(
      Config call, int rows, int firstEpoch, int epochs, @Nullable NDArray weights) {
    List<Option<FitCall>> options = new ArrayList<>();
    for (Param<?> param : WrapperParams.SHARED_WITH_FIT) {
      add(options, param, sized(param, value(param, call), rows));
    }
    for (Param<?> param : WrapperParams.ONLY_FIT) {
      add(options, param, call.find(param));
    }
    add(options, CallParams.INITIAL_EPOCH, firstEpoch);
    add(options, CallParams.EPOCHS, firstEpoch + epochs);
    add(options, CallParams.SAMPLE_WEIGHT, weights);
    return array(options);
  }

  Option<PredictCall>[] predict(Config call, int rows) {
    List<Option<PredictCall>> options = new ArrayList<>();
    for (Param<?> param : WrapperParams.PREDICT) {
      add(options, param, sized(param, value(param, call), rows));
    }
    return array(options);
  }

  private @Nullable Object value(Param<?> param, Config call) {
    return call.isGiven(param) ? call.find(param) : wrapper.find(param);
  }

  /** A batch size of -1 is all rows. */
  private static @Nullable Object sized(Param<?> param, @Nullable Object value, int rows) {
    boolean size =
        param == WrapperParams.BATCH_SIZE || param == WrapperParams.VALIDATION_BATCH_SIZE;
    return size && value instanceof Integer n && n == ALL ? rows : value;
  }

  private static <C> void add(List<Option<C>> options, Param<?> param, @Nullable Object value) {
    if (value != null) {
      options.add(new Option<>(param, value));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no generic arrays
  private static <C> Option<C>[] array(List<Option<C>> options) {
    return options.toArray(new Option[0]);
  }
}

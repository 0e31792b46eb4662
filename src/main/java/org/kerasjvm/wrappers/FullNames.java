package org.kerasjvm.wrappers;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Configurable;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.metrics.Metrics;

/** The full names of losses and metrics, as SciKeras spells them ({@code scikeras/utils}). */
final class FullNames {

  private FullNames() {}

  /** {@code loss_name}: "mse" gives "mean_squared_error"; null for what has no Keras name. */
  static @Nullable String ofLoss(@Nullable Object loss) {
    if (!(loss instanceof String) && !(loss instanceof Loss)) {
      return null;
    }
    Loss known = Losses.get(loss);
    return known == null ? null : ofClass(known);
  }

  /** {@code metric_name}; names that Keras does not know stay. */
  static String ofMetric(String key) {
    try {
      return ofClass(Metrics.REGISTRY.create(key, Map.of()));
    } catch (IllegalArgumentException unknown) {
      return key;
    }
  }

  private static String ofClass(Configurable object) {
    String snake = object.config().className().replaceAll("([A-Z])", "_$1");
    return snake.substring(snake.startsWith("_") ? 1 : 0).toLowerCase(Locale.ROOT);
  }
}

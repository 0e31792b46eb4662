package org.kerasjvm.parity;

import java.util.Locale;
import java.util.Map;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.initializers.Initializer;
import org.kerasjvm.initializers.Initializers;
import org.kerasjvm.random.GlobalRandom;
import org.tensorflow.ndarray.Shape;

/** Initializers: the {@code value} of a {@code shape}, after {@code global_seed} if given. */
final class InitializerRunner {

  private InitializerRunner() {}

  static Map<String, NDArray> run(Case asked) {
    if (asked.inputs().get("global_seed") instanceof Number seed) {
      GlobalRandom.setRandomSeed(seed.longValue());
    }
    Initializer initializer = Initializers.REGISTRY.create(asked.component(), asked.config());
    long[] sizes = asked.array("shape").toLongArray();
    DType dtype =
        asked.inputs().get("dtype") instanceof String name
            ? DType.valueOf(name.toUpperCase(Locale.ROOT))
            : DType.FLOAT32;
    NDArray drawn =
        Harness.evaluate(
            in -> initializer.value(in.get(0).tf(), Shape.of(sizes), dtype), NDArray.of(0f));
    return Map.of("value", drawn);
  }
}

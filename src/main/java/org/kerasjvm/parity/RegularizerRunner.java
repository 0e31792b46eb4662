package org.kerasjvm.parity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.ops.Value;
import org.kerasjvm.regularizers.Regularizer;
import org.kerasjvm.regularizers.Regularizers;

/** Regularizers: the {@code value} of the weight {@code x}, and its {@code gradient}. */
final class RegularizerRunner {

  private RegularizerRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Regularizer regularizer = Regularizers.REGISTRY.create(asked.component(), asked.config());
    Harness.Program program =
        (context, in) -> {
          Value y = regularizer.call(in.get(0));
          @Nullable Value dx = Harness.gradients(context, y, in).get(0);
          return dx == null ? List.of(y) : List.of(y, dx);
        };
    NDArray x = asked.array("x");
    try (Harness harness = new Harness(List.of())) {
      List<NDArray> found = harness.trace(true, program, Harness::fixed, x).run(x);
      return found.size() == 1
          ? Map.of("value", found.get(0))
          : Map.of("value", found.get(0), "gradient", found.get(1));
    }
  }
}

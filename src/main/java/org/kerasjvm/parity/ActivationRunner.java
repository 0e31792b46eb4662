package org.kerasjvm.parity;

import java.util.Map;
import java.util.Objects;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;

/** Activations: {@code value} and {@code gradient} for {@code x} and {@code upstream}. */
final class ActivationRunner {

  private ActivationRunner() {}

  static Map<String, NDArray> run(Case asked) {
    ActivationFunction function = Activations.get(asked.component(), asked.config());
    Harness.Differentiated result =
        Harness.differentiate(
            in -> function.apply(in.get(0)), asked.array("upstream"), asked.array("x"));
    NDArray gradient = Objects.requireNonNull(result.gradients().get(0));
    return Map.of("value", result.y(), "gradient", gradient);
  }
}

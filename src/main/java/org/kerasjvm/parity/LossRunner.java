package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.activations.ActivationFunction;
import org.kerasjvm.activations.Activations;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.losses.Losses;
import org.kerasjvm.ops.Value;

/**
 * Losses: the {@code value} and its {@code gradient} with respect to {@code y_pred}, or to what
 * goes into the {@code activation} before the loss.
 */
final class LossRunner {

  private LossRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Loss loss = Losses.REGISTRY.create(asked.component(), asked.config());
    ActivationFunction before = Activations.get(asked.inputs().get("activation"));
    List<NDArray> inputs = new ArrayList<>(List.of(asked.array("y_pred"), asked.array("y_true")));
    NDArray sampleWeight = asked.find("sample_weight");
    if (sampleWeight != null) {
      inputs.add(sampleWeight);
    }
    NDArray mask = asked.find("mask");
    if (mask != null) {
      inputs.add(mask);
    }
    Harness.Program program =
        (context, in) -> {
          Value weight = sampleWeight == null ? null : in.get(2);
          Value counting = mask == null ? null : in.get(in.size() - 1);
          Value prediction = before.apply(in.get(0)).withMask(counting);
          Value y = loss.apply(in.get(1), prediction, weight);
          @Nullable Value dx = Harness.gradients(context, y, in.subList(0, 1)).get(0);
          return dx == null ? List.of(y) : List.of(y, dx);
        };
    try (Harness harness = new Harness(List.of())) {
      List<NDArray> found = harness.run(true, program, inputs.toArray(NDArray[]::new));
      Map<String, NDArray> results = new LinkedHashMap<>();
      results.put("value", found.get(0));
      if (found.size() > 1) {
        results.put("gradient", found.get(1));
      }
      return results;
    }
  }
}

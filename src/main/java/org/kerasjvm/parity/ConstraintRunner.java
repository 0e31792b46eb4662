package org.kerasjvm.parity;

import java.util.List;
import java.util.Map;
import org.kerasjvm.constraints.Constraint;
import org.kerasjvm.constraints.Constraints;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.engine.Harness;

/** Constraints: the {@code value} that the weight {@code x} is moved to. */
final class ConstraintRunner {

  private ConstraintRunner() {}

  static Map<String, NDArray> run(Case asked) {
    Constraint constraint = Constraints.REGISTRY.create(asked.component(), asked.config());
    Harness.Program program = (context, in) -> List.of(constraint.call(in.get(0)));
    NDArray x = asked.array("x");
    try (Harness harness = new Harness(List.of())) {
      return Map.of("value", harness.trace(true, program, Harness::fixed, x).run(x).get(0));
    }
  }
}

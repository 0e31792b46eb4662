package org.kerasjvm.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerasjvm.Options.axis;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.kernelConstraint;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.maxValue;
import static org.kerasjvm.Options.minValue;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.rate;
import static org.kerasjvm.Options.verbose;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.ops.Value;
import org.kerasjvm.parity.Tolerance;

class ConstraintsTest {

  /** Columns of length 5 and 1. */
  private static final float[][] W = {{3, 1}, {4, 0}};

  @Test
  void shortenWhatIsTooLong() {
    check(new MaxNorm(2).call(W), 1.2f, 1, 1.6f, 0);
    check(new MinMaxNorm(minValue(2), maxValue(4)).call(W), 2.4f, 2, 3.2f, 0);
    check(new UnitNorm().call(W), 0.6f, 1, 0.8f, 0);
  }

  @Test
  void goAPartOfTheWay() {
    check(new MinMaxNorm(maxValue(3), rate(0.5)).call(W), 2.4f, 1, 3.2f, 0);
  }

  @Test
  void takeRowsOrTheWholeWeight() {
    check(new UnitNorm(axis(1)).call(new float[][] {{3, 4}, {0, 2}}), 0.6f, 0.8f, 0, 1);
    check(new MaxNorm(1, axis(0, 1)).call(new float[][] {{0, 3}, {4, 0}}), 0, 0.6f, 0.8f, 0);
  }

  @Test
  void leaveNothingNegative() {
    check(new NonNeg().call(new float[][] {{-1, 2}, {-0.5f, 0}}), 0, 2, 0, 0);
  }

  @Test
  void writeKerasJson() {
    assertThat(new MaxNorm().getConfig()).isEqualTo(Map.of("max_value", 2, "axis", 0));
  }

  @Test
  void holdAfterEachUpdateOfAModel() {
    Constraint halves =
        new Constraint() {
          @Override
          public Value call(Value w) {
            return w.multiply(0).add(0.5);
          }
        };
    try (Sequential model = new Sequential(Input.of(2), new Dense(1, kernelConstraint(halves)))) {
      model.compile(optimizer("sgd"), loss("mse"));
      model.fit(W, new float[] {1, 2}, epochs(1), verbose(0));
      assertThat(model.getWeights().get(0)).isEqualTo(NDArray.of(new float[][] {{.5f}, {.5f}}));
    }
  }

  private static void check(NDArray actual, float... expected) {
    Tolerance.FUNCTION.check("weight", actual.ravel().toFloatArray(), expected);
  }
}

package org.kerasjvm.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.Options;
import org.kerasjvm.ops.Value;

class RegularizersTest {

  private static final float[][] W = {{1, -2}, {0, 4}};

  @Test
  void addUpAbsoluteValuesOrSquares() {
    assertThat(new L1(0.5).call(W).getFloat()).isEqualTo(3.5f);
    assertThat(new L2(0.5).call(W).getFloat()).isEqualTo(10.5f);
    assertThat(new L1L2(Options.l1(1), Options.l2(0.5)).call(W).getFloat()).isEqualTo(17.5f);
    assertThat(new L1L2().call(W).getFloat()).isZero();
  }

  @Test
  void orthogonalRowsHaveNoPenalty() {
    float[][] turned = {{0, 3}, {2, 0}};
    assertThat(new OrthogonalRegularizer().call(turned).getFloat()).isZero();
    float[][] parallel = {{2, 0}, {5, 0}};
    assertThat(new OrthogonalRegularizer(Options.factor(0.25)).call(parallel).getFloat())
        .isEqualTo(0.25f);
  }

  /** Keras keeps the factor of L1 as a float32 tensor, that of L2 as a Python number. */
  @Test
  void writeTheirFactorsAsKerasDoes() {
    assertThat(new L1(0.01).getConfig()).isEqualTo(Map.of("l1", 0.009999999776482582));
    assertThat(new L2(0.01).getConfig()).isEqualTo(Map.of("l2", 0.01));
  }

  @Test
  void takeASubclassOfYourOwn() {
    Regularizer largest =
        new Regularizer() {
          @Override
          public Value call(Value x) {
            return x.abs().max();
          }
        };
    assertThat(largest.call(W).getFloat()).isEqualTo(4f);
  }

  @Test
  void refuseFactorsBelowZeroAndArraysThatAreNoMatrix() {
    assertThatThrownBy(() -> new L2(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("L2: l2 must be a non-negative float; received -1.");
    assertThatThrownBy(() -> new L1(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("L1: l1 must be a non-negative float; received NaN.");
    assertThatThrownBy(() -> new OrthogonalRegularizer().call(new float[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape=(2,)");
  }

  /** Keras 3.8 knows "l1l2"; "l1_l2" was Keras 2's, with other factors. */
  @Test
  void nameTheNearestKnownOne() {
    assertThatThrownBy(() -> Regularizers.REGISTRY.read("l1_l2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("names no known regularizer; received 'l1_l2'; did you mean 'l1l2'?");
  }
}

package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.callbacks;
import static org.kerasjvm.Options.emaMomentum;
import static org.kerasjvm.Options.epochs;
import static org.kerasjvm.Options.loss;
import static org.kerasjvm.Options.optimizer;
import static org.kerasjvm.Options.useEma;
import static org.kerasjvm.Options.validationSplit;
import static org.kerasjvm.Options.verbose;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.layers.Input;
import org.kerasjvm.models.Sequential;
import org.kerasjvm.optimizers.SGD;
import org.kerasjvm.parity.Tolerance;

class SwapEMAWeightsTest {

  private static final float[][] X = {{1}, {2}, {3}, {4}};
  private static final float[] Y = {2, 4, 6, 8};

  @Test
  void swapsAroundEachTest() {
    SwapEMAWeights swap = new SwapEMAWeights();
    ReplayModel model = new ReplayModel();
    swap.setModel(model);
    swap.onEpochBegin(0, Map.of());
    assertThat(model.saved).isEmpty();
    swap.onTestBegin(Map.of());
    assertThat(model.saved).containsExactly("swap");
    swap.onTestEnd(Map.of());
    assertThat(model.saved).containsExactly("swap", "swap");
  }

  @Test
  void putsTheWeightsBackAfterAPrediction() {
    try (Sequential model = new Sequential(Input.of(1), new Dense(1))) {
      model.compile(optimizer(new SGD(useEma(true), emaMomentum(0.5))), loss("mse"));
      model.fit(X, Y, epochs(1), verbose(0));
      model.trainOnBatch(X, Y);
      List<NDArray> weights = model.getWeights();
      NDArray plain = model.predict(X, verbose(0));
      NDArray averaged = model.predict(X, verbose(0), callbacks(new SwapEMAWeights()));
      assertThat(averaged).isNotEqualTo(plain);
      for (int k = 0; k < weights.size(); k++) {
        Tolerance.TRAINED.check(
            "weight " + k,
            model.getWeights().get(k).ravel().toFloatArray(),
            weights.get(k).ravel().toFloatArray());
      }
    }
  }

  @Test
  void needsAveragesToSwap() {
    try (Sequential model = new Sequential(Input.of(1), new Dense(1))) {
      model.compile(optimizer("sgd"), loss("mse"));
      assertThatThrownBy(
              () ->
                  model.fit(
                      X, Y, validationSplit(0.5), verbose(0), callbacks(new SwapEMAWeights())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "SwapEMAWeights must be used when `use_ema=True` is set on the optimizer. Received:"
                  + " use_ema=False");
    }
  }
}

package org.kerasjvm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.pipeline.Pipeline.step;

import org.junit.jupiter.api.Test;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.MinMaxScaler;
import org.kerasjvm.preprocessing.StandardScaler;

class PipelineTest {

  /** Predicts the mean of all numbers that it was fitted to, and counts how often it was closed. */
  private static final class MeanEstimator implements Estimator {
    private double mean = Double.NaN;
    private int closed;

    @Override
    public MeanEstimator fit(Object x, Object y) {
      mean = NDArray.of(x).mean();
      return this;
    }

    @Override
    public NDArray predict(Object x) {
      return NDArray.of(x).subtract(mean);
    }

    @Override
    public double score(Object x, Object y) {
      return predict(x).mean();
    }

    @Override
    public MeanEstimator copy() {
      return new MeanEstimator();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private static final double[][] X = {{1}, {3}};
  private static final int[] Y = {0, 1};

  @Test
  void handsWhatEachStepReturnsToTheNext() {
    Pipeline pipeline =
        new Pipeline(
            step("standardize", new StandardScaler()),
            step("range", new MinMaxScaler()),
            step("mean", new MeanEstimator()));
    pipeline.fit(X, Y);
    assertThat(pipeline.predict(new double[][] {{1}, {2}, {5}}).toDoubleArray())
        .containsExactly(-0.5, 0, 1.5);
    assertThat(pipeline.score(new double[][] {{3}}, Y)).isEqualTo(0.5);
  }

  @Test
  void copiesItsSteps() {
    StandardScaler scaler = new StandardScaler();
    MeanEstimator last = new MeanEstimator();
    Pipeline pipeline = new Pipeline(step("standardize", scaler), step("mean", last));
    Pipeline copy = pipeline.copy();
    copy.fit(X, Y);
    assertThat(copy.namedSteps().keySet()).containsExactly("standardize", "mean");
    assertThat(last.mean).as("the original stays unfitted").isNaN();
    assertThatThrownBy(scaler::mean).hasMessageContaining("not fitted");
    copy.close();
    assertThat(((MeanEstimator) copy.lastStep()).closed).isEqualTo(1);
    assertThat(last.closed).isZero();
  }

  @Test
  void isAClassifierIfItsLastStepIs() {
    Pipeline pipeline = new Pipeline(step("mean", new MeanEstimator()));
    assertThat(pipeline.isClassifier()).isFalse();
    assertThatThrownBy(() -> pipeline.predictProba(X))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This 'Pipeline' has no attribute 'predict_proba': its last step, ('mean',"
                + " MeanEstimator), is no classifier.");
  }

  @Test
  void refusesStepsOutOfPlace() {
    StandardScaler scaler = new StandardScaler();
    MeanEstimator mean = new MeanEstimator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pipeline(step("a", mean), step("b", mean)))
        .withMessage(
            "Pipeline: All intermediate steps should be transformers and implement fit and"
                + " transform; received ('a', MeanEstimator).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pipeline(step("a", scaler)))
        .withMessage(
            "Pipeline: Last step of Pipeline should be an estimator; received ('a',"
                + " StandardScaler).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pipeline(step("a", scaler), step("a", mean)))
        .withMessage("Pipeline: Names provided are not unique; received [a, a].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pipeline(step("a__b", mean)))
        .withMessage("Pipeline: Estimator names must not contain __; received [a__b].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pipeline())
        .withMessage("Pipeline: must have steps; received none. The last one is the estimator.");
  }
}

package org.kerasjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class ShrinkerTest {

  private static final Case CASE =
      new Case(
          "Huber #1",
          "loss",
          "Huber",
          Map.of("delta", 0.5),
          Map.of(
              "y_true", NDArray.of(new float[] {1.26f, 2, 3, 4}, 4, 1),
              "y_pred", NDArray.of(new float[] {4, 3, 2, 1}, 4, 1),
              "sample_weight", NDArray.of(new float[] {1, 2, 3, 4}, 4)));

  @Test
  void takesArgumentsAway() {
    assertThat(Shrinker.candidates(CASE).get(0).config()).isEmpty();
  }

  @Test
  void takesWeightsAway() {
    assertThat(Shrinker.candidates(CASE))
        .anySatisfy(smaller -> assertThat(smaller.inputs()).containsOnlyKeys("y_true", "y_pred"));
  }

  @Test
  void takesRowsAwayFromAllArrays() {
    assertThat(Shrinker.candidates(CASE))
        .anySatisfy(
            smaller -> {
              assertThat(smaller.array("y_true").shape()).containsExactly(2, 1);
              assertThat(smaller.array("sample_weight").shape()).containsExactly(2);
            });
  }

  @Test
  void roundsNumbers() {
    assertThat(Shrinker.candidates(CASE))
        .anySatisfy(
            smaller -> assertThat(smaller.array("y_true").toFloatArray()).startsWith(1.3f, 2));
  }

  @Test
  void takesUpdatesAway() {
    NDArray y = NDArray.of(new float[] {1}, 1);
    Map<String, Object> update = Map.of("y_true", y, "y_pred", y);
    Case metric =
        new Case("", "metric", "Accuracy", Map.of(), Map.of("updates", List.of(update, update)));
    assertThat(Shrinker.candidates(metric).get(0).list("updates")).hasSize(1);
  }

  @Test
  void hasNothingToTakeFromTheSmallestCase() {
    NDArray one = NDArray.of(new float[] {1}, 1);
    Case least = new Case("", "loss", "Huber", Map.of(), Map.of("y_true", one, "y_pred", one));
    assertThat(Shrinker.candidates(least)).isEmpty();
  }
}

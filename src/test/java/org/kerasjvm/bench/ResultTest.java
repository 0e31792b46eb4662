package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {

  private final Result circles = Samples.circles();
  private final Score auto = circles.score(Entrant.AUTO).orElseThrow();
  private final Score keras = circles.score(Entrant.KERAS).orElseThrow();

  @Test
  void tellsEpochsAndRowsFromTheMedianStep() {
    assertThat(circles.steps()).isEqualTo(25);
    assertThat(circles.epochSeconds(auto)).isEqualTo(25 * 150e-6);
    assertThat(circles.rowsPerSecond(auto)).isEqualTo(800 / (25 * 150e-6));
  }

  @Test
  void tellsCompilingFromTheFirstEpoch() {
    assertThat(circles.compileSeconds(auto)).isEqualTo(1 - 25 * 150e-6);
    assertThat(auto.secondsToFirstEpoch()).isEqualTo(1.75);
  }

  @Test
  void comparesRoundByRound() {
    assertThat(auto.timesAsFastAs(keras)).isEqualTo(new Spread(17.5, 15, 20));
  }

  @Test
  void knowsWhatPartTheProductsTake() {
    Result width = Samples.width(64, 80);
    Score score = width.score(Entrant.AUTO).orElseThrow();
    assertThat(width.shareOfProducts(score)).hasValue(new Spread(0.5, 0.5, 0.5));
    assertThat(circles.shareOfProducts(auto)).isEmpty();
  }
}

package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void hasTheMiddleAndTheEnds() {
    assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5));
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 8.0))).isEqualTo(new Spread(3.5, 1, 8));
  }

  @Test
  void ofNothingIsNoNumber() {
    assertThat(Spread.of(List.of()).median()).isNaN();
  }

  @Test
  void takesRatiosRoundByRound() {
    assertThat(Spread.ofRatios(List.of(10.0, 90.0, 40.0), List.of(5.0, 10.0, 10.0)))
        .isEqualTo(new Spread(4, 2, 9));
  }

  @Test
  void leavesOutRoundsThatOnlyOneHas() {
    assertThat(Spread.ofRatios(List.of(10.0, 90.0), List.of(5.0))).isEqualTo(new Spread(2, 2, 2));
  }
}

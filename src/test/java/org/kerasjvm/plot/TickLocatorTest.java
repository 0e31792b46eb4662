package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickLocatorTest {

  /** Recorded: matplotlib 3.11, MaxNLocator(n, steps=[1, 2, 2.5, 5, 10]) and ScalarFormatter. */
  @ParameterizedTest(name = "{0} to {1} in {2}")
  @CsvSource({
    "-0.05, 1.05, 9, false, 0.0 0.2 0.4 0.6 0.8 1.0",
    "0.22, 1.98, 9, false, 0.4 0.6 0.8 1.0 1.2 1.4 1.6 1.8",
    "-0.25, 5.25, 9, true, 0 1 2 3 4 5",
    "0, 60000, 9, false, 0 10000 20000 30000 40000 50000 60000",
    "-1.18, 1.16, 6, false, −1.0 −0.5 0.0 0.5 1.0",
    "0.69311, 0.69313, 5, false, 0.693110 0.693115 0.693120 0.693125 0.693130",
    "1e7, 3e7, 9, false, 1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00",
    "1e-7, 5e-7, 8, false, 1.0 1.5 2.0 2.5 3.0 3.5 4.0 4.5 5.0",
    "3, 898, 9, false, 100 200 300 400 500 600 700 800",
    "-0.5, 27.5, 9, true, 0 5 10 15 20 25",
    "-1.35, 6.35, 9, false, −1 0 1 2 3 4 5 6",
    "0, 1, 2, false, 0.0 0.5 1.0",
    "0.3, 0.5, 9, false, 0.300 0.325 0.350 0.375 0.400 0.425 0.450 0.475 0.500",
    "-4.95, 103.95, 9, true, 0 20 40 60 80 100",
    "0, 2.5, 3, false, 0 1 2",
  })
  void placesAndLabelsTicksAsMatplotlib(
      double low, double high, int intervals, boolean integer, String labels) {
    List<Tick> ticks = new TickLocator(integer).ticks(new Interval(low, high), intervals);
    assertThat(ticks).extracting(Tick::label).containsExactly(labels.split(" "));
  }

  @Test
  void ticksOfAReversedRangeAreThoseOfTheRange() {
    TickLocator locator = new TickLocator(true);
    assertThat(locator.ticks(new Interval(27.5, -0.5), 9))
        .isEqualTo(locator.ticks(new Interval(-0.5, 27.5), 9));
  }

  @Test
  void sharesAnExponentFromAMillionOn() {
    assertThat(TickLocator.exponent(0, 999_999)).isZero();
    assertThat(TickLocator.exponent(0, 1e6)).isEqualTo(6);
    assertThat(TickLocator.exponent(-5e-7, 1e-7)).isEqualTo(-7);
    assertThat(TickLocator.exponent(0, 0)).isZero();
  }
}

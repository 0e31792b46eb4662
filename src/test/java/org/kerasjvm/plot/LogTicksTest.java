package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTicksTest {

  @ParameterizedTest(name = "10^{0} to 10^{1} in {2}")
  @CsvSource({
    "0.5, 3.7, 9, 10¹ 10² 10³",
    "0, 2, 9, 10⁰ 10¹ 10²",
    "-3.1, -0.9, 9, 10⁻³ 10⁻² 10⁻¹",
    "0, 12, 6, 10⁰ 10² 10⁴ 10⁶ 10⁸ 10¹⁰ 10¹²",
    "0.2, 1.4, 9, 2×10⁰ 5×10⁰ 10¹ 2×10¹",
  })
  void standAtPowersOfTen(double low, double high, int intervals, String labels) {
    assertThat(LogTicks.ticks(new Interval(low, high), intervals))
        .extracting(Tick::label)
        .containsExactly(labels.split(" "));
  }

  @Test
  void loglogSpreadsFactorsEvenly() {
    Map<String, double[]> series = new LinkedHashMap<>();
    series.put("time", new double[] {10, 1000, 100});
    String svg = Plots.loglog(new double[] {1, 10, 100}, series).toSvg();
    Rect box = new Picture(svg, null).axes(1);
    // margins of 5 % on both sides of the exponents 0..2 and 1..3; the last value is half way up
    double right = box.x() + box.width() * (0.1 + 2) / 2.2;
    assertThat(svg)
        .contains(
            "L" + SvgCanvas.number(right) + " " + SvgCanvas.number(box.y() + box.height() / 2))
        .contains(">time<", ">10⁰</text>", ">10³</text>");
  }

  @Test
  void loglogTakesLimitsAsTheDataAre() {
    Plot plot = Plots.loglog(new double[] {1, 10}, Map.of("", new double[] {1, 10}));
    assertThat(plot.xlim(1, 1000).toSvg()).contains(">10³</text>");
    Plot wrong = plot.ylim(0, 10);
    assertThatThrownBy(wrong::toSvg)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "xlim and ylim: must be more than 0 on a logarithmic axis; received 0.0 and 10.0.");
  }

  @Test
  void loglogSharesAxesInTheDatasUnits() {
    Plot small = Plots.loglog(new double[] {1, 10}, Map.of("", new double[] {1, 10}));
    Plot large = Plots.loglog(new double[] {1, 1e4}, Map.of("", new double[] {1, 1e4}));
    String svg = Plots.sideBySide(small, large).shareAxes().toSvg();
    assertThat(svg.split(">10⁴</text>", -1)).hasSize(5);
  }
}

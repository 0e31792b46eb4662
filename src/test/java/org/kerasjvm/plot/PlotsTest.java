package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PlotsTest {

  private static Map<String, List<Double>> history() {
    Map<String, List<Double>> history = new LinkedHashMap<>();
    history.put("accuracy", List.of(0.5, 0.7, 0.8));
    history.put("loss", List.of(0.9, 0.6, 0.5));
    history.put("val_accuracy", List.of(0.4, 0.6, 0.7));
    history.put("val_loss", List.of(1.0, 0.8, 0.7));
    return history;
  }

  @Test
  void historyDrawsEveryMetricInMatplotlibsColors() {
    Picture picture = Picture.of(Plots.history(history()).title("Normalized data"));
    assertThat(picture.svg())
        .contains(">Normalized data<", ">epoch<")
        .containsSubsequence(">accuracy<", ">loss<", ">val_accuracy<", ">val_loss<");
    for (int color : new int[] {0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728}) {
      assertThat(picture.shows(color)).as("%06x", color).isTrue();
    }
  }

  @Test
  void historyGoesThroughItsValues() {
    String svg = Plots.history(Map.of("loss", List.of(1.0, 0.0, 0.5))).toSvg();
    Rect box = new Picture(svg, null).axes(1);
    // Margins of 5 % on both sides of 0..2 and 0..1.
    double left = box.x() + box.width() * 0.1 / 2.2;
    double top = box.y() + box.height() * 0.05 / 1.1;
    assertThat(svg)
        .contains("<path d=\"M" + SvgCanvas.number(left) + " " + SvgCanvas.number(top) + "L")
        .containsPattern(">0</text>(?s:.*)>1</text>(?s:.*)>2</text>")
        .doesNotContain(">0.5</text>\n<path d=\"M" + SvgCanvas.number(left));
  }

  @Test
  void historyNamesItsCurvesAnew() {
    assertThat(Plots.history(history()).legend("training", "validation").toSvg())
        .contains(">training<", ">validation<")
        .doesNotContain(">val_loss<");
    assertThat(Plots.history(history()).noLegend().toSvg()).doesNotContain(">loss<");
    assertThatThrownBy(() -> Plots.history(Map.of("loss", List.of(1.0))).legend("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "legend: there must be at most one label for each of the 1 curves or classes; received"
                + " [a, b].");
  }

  @Test
  void oneEpochIsADot() {
    Picture picture = Picture.of(Plots.history(Map.of("loss", List.of(0.4))));
    assertThat(picture.count("<circle ")).isEqualTo(1);
    assertThat(picture.inAxes(1, 0.5, 0.5)).isEqualTo(0x1F77B4);
  }

  @Test
  void aValueThatIsNotFiniteBreaksTheCurve() {
    String svg = Plots.plot(new double[] {1, 2, Double.NaN, 3, 4}).toSvg();
    assertThat(svg).containsPattern("d=\"M[\\d. ]+L[\\d. ]+M[\\d. ]+L[\\d. ]+\" fill=\"none\"");
  }

  @Test
  void theLegendStandsBesideTheAxesWhereItWouldCoverData() {
    double[] x = new double[200];
    Map<String, double[]> waves = new LinkedHashMap<>();
    waves.put("first wave", new double[200]);
    waves.put("second wave", new double[200]);
    for (int i = 0; i < 200; i++) {
      x[i] = i;
      waves.get("first wave")[i] = Math.sin(i * 0.9);
      waves.get("second wave")[i] = Math.cos(i * 0.7);
    }
    Picture crowded = Picture.of(Plots.lines(x, waves));
    assertThat(crowded.axes(1).right()).isLessThan(350);
    assertThat(Picture.of(Plots.history(history())).axes(1).right()).isGreaterThan(440);
  }

  @Test
  void functionsAreDrawnOverTheirRange() {
    Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
    functions.put("relu", v -> Math.max(0, v));
    functions.put("tanh", Math::tanh);
    Picture picture = Picture.of(Plots.functions(-12, 12, functions));
    assertThat(picture.svg()).contains(">relu<", ">tanh<", ">−10</text>", ">10</text>");
    // relu(12) lies in the upper right corner, 5 % of the data inside.
    assertThat(picture.shows(0xFF7F0E)).isTrue();
    assertThatThrownBy(() -> Plots.functions(1, 1, functions))
        .hasMessage("functions: from must be less than to; received 1.0 and 1.0.");
  }

  @Test
  void scatterColoursByClass() {
    double[][] points = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    Picture picture = Picture.of(Plots.scatter(points, new int[] {0, 1, 1, 0}));
    double low = 0.05 / 1.1;
    assertThat(picture.inAxes(1, low, low)).isEqualTo(0xA50026);
    assertThat(picture.inAxes(1, 1 - low, low)).isEqualTo(0x313695);
    assertThat(picture.inAxes(1, low, 1 - low)).isEqualTo(0x313695);
    assertThat(picture.svg()).doesNotContain("colorbar").doesNotContain("legend");
    assertThat(Plots.scatter(points, new int[] {0, 1, 1, 0}).legend("red", "blue").toSvg())
        .containsSubsequence("<g id=\"legend\">", ">red<", ">blue<");
  }

  @Test
  void scatterExplainsMeasuredValuesByAColorBar() {
    double[] x = {0, 1, 2};
    assertThat(Plots.scatter(x, x, new double[] {0.1, 0.25, 0.9}).toSvg()).contains("colorbar");
    assertThat(Plots.scatter(x, x).toSvg()).contains("fill=\"#1f77b4\"");
  }

  @Test
  void sideBySideAlignsAxesAndKeepsTitles() {
    Plot train = Plots.plot(new double[] {1, 2, 3}).title("Train").ylabel("a label");
    Plot test = Plots.plot(new double[] {100, 200, 350}).title("Test");
    Picture picture = Picture.of(Plots.sideBySide(train, test).title("Both"));
    Rect left = picture.axes(1);
    Rect right = picture.axes(2);
    assertThat(left.width()).isEqualTo(right.width());
    assertThat(left.height()).isEqualTo(right.height());
    assertThat(left.y()).isEqualTo(right.y());
    assertThat(right.x()).isGreaterThan(left.right());
    assertThat(picture.svg()).contains(">Train<", ">Test<", ">Both<", ">3.00<", ">350<");
    assertThat(picture.image().getWidth()).isEqualTo(12 * 72);
  }

  @Test
  void sharedAxesShowTheSameRange() {
    Plot both =
        Plots.sideBySide(Plots.plot(new double[] {0, 1}), Plots.plot(new double[] {0, 4, 10}))
            .shareAxes();
    Picture picture = Picture.of(both);
    assertThat(picture.count(">10</text>")).isEqualTo(2);
    assertThat(picture.count(">2.00</text>")).isEqualTo(2);
  }

  @Test
  void rejectsSeriesOfAnotherLength() {
    assertThatThrownBy(() -> Plots.lines(new int[] {1, 2}, Map.of("a", new int[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lines: x and a must have the same length; received 2 and 3.");
    assertThatThrownBy(() -> Plots.history(Map.of()))
        .hasMessage(
            "history: there must be a curve with one value or more; received 0 without values.");
    assertThatThrownBy(() -> Plots.plot(new float[2][3]))
        .hasMessage("plot: y must have shape (n); received (2, 3).");
    assertThatThrownBy(() -> Plots.scatter(new int[] {1, 2}, new int[] {1}))
        .hasMessage("scatter: x and y must have the same length, 1 or more; received 2 and 1.");
    assertThatThrownBy(() -> Plots.sideBySide())
        .hasMessage("subplots: needs 1 column and 1 plot or more; received 0 columns and 0 plots.");
  }
}

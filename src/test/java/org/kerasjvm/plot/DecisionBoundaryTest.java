package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.activation;
import static org.kerasjvm.Options.inputShape;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.layers.Dense;
import org.kerasjvm.models.Sequential;

class DecisionBoundaryTest {

  private static final float[][] SQUARE = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  private static final int[] LEFT_RIGHT = {0, 1, 0, 1};

  private static Function<float[][], float[][]> model(Function<float[], float[]> row) {
    return points -> {
      float[][] result = new float[points.length][];
      for (int i = 0; i < points.length; i++) {
        result[i] = row.apply(points[i]);
      }
      return result;
    };
  }

  /** The colours of the bands that contourf gives two classes: RdYlBu, alpha 0.7 over white. */
  private static final int RED = 0xD96367;

  private static final int BLUE = 0x7A91C4;

  private static void assertAlike(int actual, int expected) {
    for (int shift = 16; shift >= 0; shift -= 8) {
      assertThat(actual >> shift & 0xFF)
          .as("%06x like %06x", actual, expected)
          .isBetween((expected >> shift & 0xFF) - 3, (expected >> shift & 0xFF) + 3);
    }
  }

  @Test
  void asksForTheArticlesGrid() {
    AtomicReference<float[][]> asked = new AtomicReference<>();
    Plots.decisionBoundary(
        points -> {
          asked.set(points);
          return new float[points.length][1];
        },
        new float[][] {{-1, 2}, {3, 5}},
        new int[] {0, 1});
    float[][] grid = asked.get();
    assertThat(grid).hasDimensions(10_000, 2);
    assertThat(grid[0]).containsExactly(-1.1f, 1.9f);
    assertThat(grid[99]).containsExactly(3.1f, 1.9f);
    assertThat(grid[100][0]).isEqualTo(-1.1f);
    assertThat(grid[100][1]).isEqualTo((float) (1.9 + 3.2 / 99));
    assertThat(grid[9_999]).containsExactly(3.1f, 5.1f);
  }

  @Test
  void paintsTheClassesLeftAndRightOfTheBoundary() {
    Plot plot =
        Plots.decisionBoundary(
            model(p -> new float[] {1 / (1 + (float) Math.exp(-9 * (p[0] - 0.3)))}),
            SQUARE,
            LEFT_RIGHT);
    Picture picture = Picture.of(plot);
    // The axes span -0.1 to 1.1: the boundary at 0.3 lies a third from the left.
    assertAlike(picture.inAxes(1, 0.32, 0.5), RED);
    assertAlike(picture.inAxes(1, 0.345, 0.5), BLUE);
    assertAlike(picture.inAxes(1, 0.01, 0.99), RED);
    assertAlike(picture.inAxes(1, 0.99, 0.01), BLUE);
    assertThat(picture.count("<path d=\"[^\"]*\" fill=\"#7[9ab]9[012]c[345]\"")).isEqualTo(1);
  }

  @Test
  void yRunsUpward() {
    Picture picture =
        Picture.of(
            Plots.decisionBoundary(
                model(p -> new float[] {p[1] > 0.5f ? 1 : 0}), SQUARE, new int[] {0, 0, 1, 1}));
    assertAlike(picture.inAxes(1, 0.5, 0.8), BLUE);
    assertAlike(picture.inAxes(1, 0.5, 0.2), RED);
  }

  @Test
  void drawsTheDataInTheirClassColorsOverTheRegions() {
    Picture picture =
        Picture.of(
            Plots.decisionBoundary(model(p -> new float[] {p[0]}), SQUARE, new int[] {1, 0, 1, 0}));
    // (0, 0) has label 1 though the model says 0 there.
    assertAlike(picture.inAxes(1, 0.1 / 1.2, 0.1 / 1.2), 0x313695);
    assertAlike(picture.inAxes(1, 1.1 / 1.2, 0.1 / 1.2), 0xA50026);
    assertThat(picture.count("<circle ")).isEqualTo(4);
  }

  @Test
  void takesTheGreatestOfSeveralColumns() {
    Picture picture =
        Picture.of(
            Plots.decisionBoundary(
                model(p -> new float[] {-p[0], -Math.abs(p[0] - 0.5f) + 0.2f, p[0] - 1}),
                SQUARE,
                new int[] {0, 2, 1, 2}));
    assertAlike(picture.inAxes(1, 0.2, 0.5), RED);
    assertAlike(picture.inAxes(1, 0.5, 0.5), 0xFEFFD3);
    assertAlike(picture.inAxes(1, 0.8, 0.5), BLUE);
  }

  @Test
  void asksAModel() {
    try (Sequential model = new Sequential()) {
      model.add(new Dense(1, activation("sigmoid"), inputShape(2)));
      model.setWeights(
          List.of(NDArray.of(new float[][] {{10}, {0}}), NDArray.of(new float[] {-3})));
      Picture picture = Picture.of(Plots.decisionBoundary(model, SQUARE, LEFT_RIGHT));
      assertAlike(picture.inAxes(1, 0.32, 0.5), RED);
      assertAlike(picture.inAxes(1, 0.345, 0.5), BLUE);
    }
  }

  @Test
  void takesArraysNamesAndOneHotLabels() {
    Function<float[][], float[][]> model = model(p -> new float[] {1 - p[0], p[0]});
    String numbers = Plots.decisionBoundary(model, SQUARE, LEFT_RIGHT).toSvg();
    assertThat(Plots.decisionBoundary(model, NDArray.of(SQUARE), NDArray.of(LEFT_RIGHT)).toSvg())
        .isEqualTo(numbers);
    assertThat(
            Plots.decisionBoundary(model, SQUARE, new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}})
                .toSvg())
        .isEqualTo(numbers);
    Plot named = Plots.decisionBoundary(model, SQUARE, new String[] {"m", "r", "m", "r"}).legend();
    assertThat(named.toSvg()).contains(">m</text>", ">r</text>");
  }

  @Test
  void rejectsPredictionsThatAreNoClasses() {
    assertThatThrownBy(() -> Plots.decisionBoundary(points -> new float[3][1], SQUARE, LEFT_RIGHT))
        .hasMessage(
            "decisionBoundary: predict must return one row for each of 10000 points; received 3.");
    assertThatThrownBy(
            () ->
                Plots.decisionBoundary(
                    model(p -> new float[] {p[0] > 2 ? 0 : Float.NaN}), SQUARE, LEFT_RIGHT))
        .hasMessage("decisionBoundary: predict must return finite numbers; received NaN in row 0.");
    assertThatThrownBy(
            () ->
                Plots.decisionBoundary(
                    model(p -> new float[] {0, 1}), SQUARE, new int[] {0, 1, 2, 3}))
        .hasMessage(
            "decisionBoundary: labels must be less than the 2 columns of the predictions; received"
                + " 3.");
  }

  @Test
  void rejectsDataOfAnotherShape() {
    Function<float[][], float[][]> model = model(p -> new float[] {0});
    assertThatThrownBy(() -> Plots.decisionBoundary(model, new float[4][3], LEFT_RIGHT))
        .hasMessage("decisionBoundary: X must have shape (n, 2); received (4, 3).");
    assertThatThrownBy(() -> Plots.decisionBoundary(model, SQUARE, new int[] {0, 1}))
        .hasMessage(
            "decisionBoundary: labels must have one entry for each of the 4 points; received shape"
                + " (2,).");
    assertThatThrownBy(() -> Plots.decisionBoundary(model, SQUARE, new double[] {0, .5, 1, 1}))
        .hasMessage(
            "decisionBoundary: labels must be class numbers from 0, at most 100, or names; received"
                + " values from 0.0 to 1.0.");
  }
}

package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class ConfusionMatrixPlotTest {

  private static final int[][] COUNTS = {{90, 10, 0}, {1, 7, 0}, {3, 0, 9}};

  @Test
  void writesCountsWithTheirShareOfTheTrueClass() {
    String svg = Plots.confusionMatrix(COUNTS, "cat", "dog", "eel").toSvg();
    assertThat(svg)
        .contains(
            ">90 (90.0%)<",
            ">10 (10.0%)<",
            ">0 (0.0%)<",
            ">1 (12.5%)<",
            ">7 (87.5%)<",
            ">3 (25.0%)<",
            ">9 (75.0%)<")
        .contains(">Confusion matrix<", ">True label<", ">Predicted label<")
        .containsSubsequence(">cat<", ">dog<", ">eel<");
  }

  @Test
  void roundsSharesAsPythonDoes() {
    // 1/16 = 6.25 % and 3/16 = 18.75 %: ties, to the even digit.
    assertThat(Plots.confusionMatrix(new int[][] {{13, 3}, {1, 15}}).toSvg())
        .contains(">13 (81.2%)<", ">3 (18.8%)<", ">1 (6.2%)<", ">15 (93.8%)<");
  }

  @Test
  void coloursCellsByCountAndWritesWhiteAboveTheMiddle() {
    Picture picture = Picture.of(Plots.confusionMatrix(COUNTS, "cat", "dog", "eel"));
    assertThat(picture.inAxes(1, 0.03, 0.97)).isEqualTo(0x08306B);
    assertThat(picture.inAxes(1, 0.97, 0.97)).isEqualTo(0xF7FBFF);
    assertThat(picture.svg()).containsPattern("fill=\"#ffffff\"[^>]*>90 \\(90.0%\\)");
    assertThat(picture.svg()).containsPattern("fill=\"#000000\"[^>]*>10 \\(10.0%\\)");
  }

  @Test
  void aCountInTheMiddleIsWrittenInBlack() {
    assertThat(Plots.confusionMatrix(new int[][] {{10, 5}, {0, 6}}).toSvg())
        .containsPattern("fill=\"#000000\"[^>]*>5 \\(")
        .containsPattern("fill=\"#ffffff\"[^>]*>6 \\(");
  }

  @Test
  void turnsLongNamesInsteadOfPrintingThemOverEachOther() {
    String longNames =
        Plots.confusionMatrix(COUNTS, "a very long name of a class", "another long name", "short")
            .toSvg();
    assertThat(longNames).containsPattern("rotate\\(-45 [^>]*>another long name<");
    assertThat(Plots.confusionMatrix(COUNTS, "a", "b", "c").toSvg()).doesNotContain("rotate(-45");
  }

  @Test
  void keepsCellTextInsideItsCell() {
    int n = 12;
    int[][] counts = new int[n][n];
    for (int i = 0; i < n; i++) {
      counts[i][i] = 1_234_567;
    }
    Picture picture = Picture.of(Plots.confusionMatrix(counts).size(6, 5));
    double cell = picture.axes(1).width() / n;
    java.util.regex.Matcher text =
        java.util.regex.Pattern.compile("textLength=\"([\\d.]+)\"[^>]*>(1234567|\\(100.0%\\))<")
            .matcher(picture.svg());
    int found = 0;
    while (text.find()) {
      assertThat(Double.parseDouble(text.group(1))).isLessThan(cell);
      found++;
    }
    assertThat(found).isEqualTo(2 * n);
  }

  @Test
  void hasAColorBarOverTheRangeOfCounts() {
    Picture picture = Picture.of(Plots.confusionMatrix(COUNTS));
    assertThat(picture.svg()).contains("<g id=\"colorbar\">", ">80</text>");
    Rect box = picture.axes(1);
    assertThat(picture.rgb(box.right() + 17, box.y() + 2)).isIn(0x08306B, 0x08316D, 0x08326E);
    assertThat(picture.rgb(box.right() + 17, box.bottom() - 3) & 0xFF).isGreaterThan(0xFC);
  }

  @Test
  void drawsEmptyRowsAndEqualCounts() {
    assertThat(Plots.confusionMatrix(new int[2][2]).toSvg()).contains(">0 (0.0%)<");
    assertThat(Plots.confusionMatrix(new int[][] {{4}}).toSvg()).contains(">4 (100.0%)<");
  }

  @Test
  void rejectsWhatIsNoConfusionMatrix() {
    assertThatThrownBy(() -> Plots.confusionMatrix(new int[2][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confusionMatrix: cm must have shape (classes, classes); received (2, 3).");
    assertThatThrownBy(() -> Plots.confusionMatrix(COUNTS, "a", "b"))
        .hasMessage(
            "confusionMatrix: there must be one name for each of the 3 classes; received 2.");
    assertThatThrownBy(() -> Plots.confusionMatrix(NDArray.of(new double[][] {{.9, .1}, {0, 1}})))
        .hasMessage(
            "confusionMatrix: counts must be whole numbers of 0 or more; received 0.9 in row 0,"
                + " column 0. Give counts, not shares: the shares are computed.");
  }
}

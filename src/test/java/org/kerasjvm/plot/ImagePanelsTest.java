package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kerasjvm.data.NDArray;

class ImagePanelsTest {

  private static final int[][] CORNERS = {{0, 51, 255}, {102, 0, 0}};

  @Test
  void drawsRowZeroAtTheTopFromBlackToWhite() {
    Picture picture = Picture.of(Plots.image(CORNERS, "Corners"));
    assertThat(picture.inAxes(1, 1 / 6.0, 0.75)).isEqualTo(0x000000);
    assertThat(picture.inAxes(1, 3 / 6.0, 0.75)).isEqualTo(0x333333);
    assertThat(picture.inAxes(1, 5 / 6.0, 0.75)).isEqualTo(0xFFFFFF);
    assertThat(picture.inAxes(1, 1 / 6.0, 0.25)).isEqualTo(0x666666);
    assertThat(picture.svg()).contains(">Corners</text>", "image/png;base64,");
  }

  @Test
  void keepsPixelsSquare() {
    Rect wide = Picture.of(Plots.image(new float[10][20], "")).axes(1);
    assertThat(wide.width() / wide.height()).isBetween(1.99, 2.01);
    Rect forced = Picture.of(Plots.image(new float[10][20], "").size(3, 7)).axes(1);
    assertThat(forced.width() / forced.height()).isBetween(1.99, 2.01);
  }

  @Test
  void takesColorImages() {
    float[][][] floats = {{{1, 0, 0}, {0, 0.2f, 1}}};
    Picture picture = Picture.of(Plots.image(floats, ""));
    assertThat(picture.inAxes(1, 0.25, 0.5)).isEqualTo(0xFF0000);
    assertThat(picture.inAxes(1, 0.75, 0.5)).isEqualTo(0x0033FF);
    NDArray bytes = NDArray.of(new byte[] {(byte) 255, 0, 0, 0, 51, (byte) 255}, 1, 2, 3);
    assertThat(Picture.of(Plots.image(bytes, "")).inAxes(1, 0.75, 0.5)).isEqualTo(0x0033FF);
  }

  @Test
  void mapsGreyImagesThroughTheChosenColors() {
    Picture picture = Picture.of(Plots.image(CORNERS, "").cmap("binary"));
    assertThat(picture.inAxes(1, 1 / 6.0, 0.75)).isEqualTo(0xFFFFFF);
    assertThat(picture.inAxes(1, 5 / 6.0, 0.75)).isEqualTo(0x000000);
  }

  @Test
  void laysAGridOutRowByRow() {
    float[][][] images = new float[5][4][4];
    for (int i = 0; i < 5; i++) {
      images[i][0][0] = 1;
    }
    Picture picture =
        Picture.of(Plots.imageGrid(images, new String[] {"a", "b", "c", "d", "e"}, 3));
    assertThat(picture.axes(2).y()).isEqualTo(picture.axes(1).y());
    assertThat(picture.axes(2).x()).isGreaterThan(picture.axes(1).right());
    assertThat(picture.axes(4).x()).isEqualTo(picture.axes(1).x());
    assertThat(picture.axes(4).y()).isGreaterThan(picture.axes(1).bottom());
    assertThat(picture.svg()).containsSubsequence(">a<", ">b<", ">c<", ">d<", ">e<");
    assertThat(picture.inAxes(5, 0.125, 0.875)).isEqualTo(0xFFFFFF);
    assertThat(picture.inAxes(5, 0.5, 0.5)).isEqualTo(0x000000);
  }

  @Test
  void breaksLongTitlesOfAGrid() {
    String svg =
        Plots.imageGrid(new float[2][4][4], new String[] {"Ankle boot not a Sneaker", "b"}, 2)
            .toSvg();
    assertThat(svg)
        .doesNotContain("Ankle boot not a Sneaker")
        .contains(">Ankle boot not a<", ">Sneaker<");
  }

  @Test
  void writesNumbersAsTitles() {
    assertThat(Plots.imageGrid(new float[2][4][4], new int[] {7, 3}, 2).toSvg())
        .containsSubsequence(">7</text>", ">3</text>");
  }

  @Test
  void rejectsWhatIsNoImage() {
    assertThatThrownBy(() -> Plots.image(new float[784], "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "image: an image must have shape (height, width) or (height, width, 1, 3 or 4);"
                + " received (784,).");
    assertThatThrownBy(() -> Plots.image(new float[][][] {{{255, 0, 9}}}, "x"))
        .hasMessage(
            "image: colour values must be floats in [0, 1] or integers in [0, 255]; received floats"
                + " from 0.0 to 255.0. Divide by 255, or give integers.");
    assertThatThrownBy(() -> Plots.imageGrid(new float[3][4][4], new int[] {1, 2}, 3))
        .hasMessage("imageGrid: there must be one title for each of the 3 images; received 2.");
    assertThatThrownBy(() -> Plots.imageGrid(new float[28][28], new int[0], 3))
        .hasMessage(
            "imageGrid: needs images of shape (n, height, width) or (n, height, width, channels)"
                + " and 1 column or more; received shape (28, 28) and 3 columns.");
  }
}

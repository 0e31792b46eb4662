package org.kerasjvm.plot;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.data.NDArray;

/** Sets up the axes of images. */
final class ImagePanels {

  private static final double SINGLE_SIDE = 280;
  private static final double GRID_SIDE = 84;

  private ImagePanels() {}

  static Panel single(ImageData image, String title) {
    return panel(image, title, SINGLE_SIDE).withAxes(Axis.WHOLE_NUMBERS, Axis.WHOLE_NUMBERS);
  }

  private static Panel panel(ImageData image, String title, double side) {
    double scale = side / Math.max(image.width(), image.height());
    Panel.Shape shape = Panel.Shape.fixed(scale * image.width(), scale * image.height());
    return Panel.of(shape, Style.cmap("gray").withTitle(title), new ImageArtist(image))
        .withAxes(Axis.NONE, Axis.NONE);
  }

  static Plot grid(NDArray images, List<String> titles, int columns) {
    int n = images.rank() == 3 || images.rank() == 4 ? images.shape()[0] : 0;
    if (n == 0 || columns < 1) {
      throw new IllegalArgumentException(
          "imageGrid: needs images of shape (n, height, width) or (n, height, width, channels) and"
              + " 1 column or more; received shape "
              + images.shapeString()
              + " and "
              + columns
              + " columns.");
    }
    if (!titles.isEmpty() && titles.size() != n) {
      throw new IllegalArgumentException(
          "imageGrid: there must be one title for each of the "
              + n
              + " images; received "
              + titles.size()
              + ".");
    }
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ImageData image = ImageData.of("imageGrid", images.get(i));
      panels.add(panel(image, titles.isEmpty() ? "" : titles.get(i), GRID_SIDE));
    }
    return Plot.grid(panels, Math.min(columns, n));
  }
}

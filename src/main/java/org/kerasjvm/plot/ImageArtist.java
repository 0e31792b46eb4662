package org.kerasjvm.plot;

/**
 * An image whose pixel (row, column) is centred on these coordinates, row 0 at the top.
 *
 * @param image its values
 */
record ImageArtist(ImageData image) implements Artist {

  @Override
  public Interval x() {
    return new Interval(-0.5, image.width() - 0.5);
  }

  @Override
  public Interval y() {
    return new Interval(image.height() - 0.5, -0.5);
  }

  @Override
  public boolean sticky() {
    return true;
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Colormap cmap) {
    Interval x = x();
    Interval y = y();
    canvas.image(image.pixels(cmap), frame.rect(x.low(), y.low(), x.high(), y.high()));
  }
}

package org.kerasjvm.plot;

/**
 * A line of a legend.
 *
 * @param label its text
 * @param sample its curve's pen, or its marker's colour with a width of 0
 */
record LegendEntry(String label, Pen sample) {

  boolean isMarker() {
    return sample.width() == 0;
  }
}

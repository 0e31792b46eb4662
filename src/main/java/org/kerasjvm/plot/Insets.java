package org.kerasjvm.plot;

/** The room in points that ticks, labels, titles, colour bar and legend take round the axes. */
record Insets(double left, double top, double right, double bottom) {}

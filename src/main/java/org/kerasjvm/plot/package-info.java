/**
 * Pictures of the Keras tutorials, in matplotlib's words, as PNG and SVG, without a display.
 *
 * <p>Each method of {@link org.kerasjvm.plot.Plots} is one picture and one line: {@code
 * Plots.history(history).title("Normalized data").save(Path.of("history.png"))}. It gives a {@link
 * org.kerasjvm.plot.Plot}, an immutable description that takes a title, axis labels, a size in
 * inches and a resolution, and writes itself by the file's extension. Sizes, colours, tick marks
 * and colour maps are matplotlib's; unlike matplotlib's defaults the margins follow from the
 * labels, long class names are turned instead of printed over each other, and a legend that would
 * cover data stands beside the axes.
 *
 * <p>Inside, a picture is a grid of panels, a panel is a stack of artists (curves, points, class
 * regions, images, matrices) in data coordinates, and a canvas draws them in points of 1/72 inch:
 * one canvas writes SVG, the other fills a raster. The letters are outlines of DejaVu Sans,
 * matplotlib's font, carried as a resource, so that pictures need neither fonts nor fontconfig on
 * the machine and are the same on all of them.
 */
@NullMarked
package org.kerasjvm.plot;

import org.jspecify.annotations.NullMarked;

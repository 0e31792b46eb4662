package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.console.RichTable.Column;
import org.kerasjvm.console.StyledText.Justify;
import org.kerasjvm.console.TextOutput;

/**
 * How {@code summary()} is laid out.
 *
 * @param lineLength characters of the table, null for Keras's choice: 88 (108 with connections, 12
 *     more with the column {@code Trainable}) or the terminal less 4, whichever is shorter
 * @param positions where the columns end, as parts of the line; null for Keras's choice
 * @param showTrainable whether to add the column {@code Trainable}
 * @param columns characters in a line of the terminal
 * @param colour whether to write escape codes for bold and colours
 * @param ascii whether the encoding lacks box characters
 */
record SummaryLayout(
    @Nullable Integer lineLength,
    @Nullable List<Double> positions,
    boolean showTrainable,
    int columns,
    boolean colour,
    boolean ascii) {

  private static final int NARROWEST = 4;

  /** Keras's choices for a place. */
  static SummaryLayout of(TextOutput output) {
    return new SummaryLayout(
        null, null, false, output.columns(), output.showsColours(), !output.isUnicode());
  }

  SummaryLayout withLineLength(@Nullable Integer length) {
    return new SummaryLayout(length, positions, showTrainable, columns, colour, ascii);
  }

  SummaryLayout withPositions(@Nullable List<Double> ends) {
    return new SummaryLayout(lineLength, ends, showTrainable, columns, colour, ascii);
  }

  SummaryLayout withTrainable(boolean show) {
    return new SummaryLayout(lineLength, positions, show, columns, colour, ascii);
  }

  /** Characters of the table. */
  int width(boolean sequential) {
    int most = (sequential ? 88 : 108) + (showTrainable ? 12 : 0);
    return lineLength != null && lineLength != 0 ? lineLength : Math.min(most, columns - 4);
  }

  /** The table's columns with the widths that Keras asks for. */
  List<Column> tableColumns(boolean sequential) {
    List<Column> columns = new ArrayList<>();
    List<String> headers = headers(sequential);
    List<Double> ends = ends(sequential, headers.size());
    int taken = 0;
    for (int i = 0; i < headers.size(); i++) {
      int width = (int) (ends.get(i) * width(sequential)) - taken;
      if (width < NARROWEST) {
        throw new IllegalArgumentException("Insufficient console width to print summary.");
      }
      columns.add(new Column(headers.get(i), justify(headers.get(i)), width));
      taken += width;
    }
    return columns;
  }

  private List<String> headers(boolean sequential) {
    Stream<String> common = Stream.of("Layer (type)", "Output Shape", "Param #");
    Stream<String> connected = sequential ? Stream.of() : Stream.of("Connected to");
    Stream<String> trainable = showTrainable ? Stream.of("Trainable") : Stream.of();
    return Stream.concat(common, Stream.concat(connected, trainable)).toList();
  }

  private List<Double> ends(boolean sequential, int headers) {
    List<Double> standard = sequential ? List.of(0.45, 0.80, 1.0) : List.of(0.3, 0.56, 0.74, 1.0);
    List<Double> given = positions == null || positions.isEmpty() ? standard : positions;
    if (given.size() != standard.size()) {
      throw new IllegalArgumentException(
          "summary: positions must hold "
              + standard.size()
              + " numbers, one for each column; received "
              + given
              + ".");
    }
    if (!showTrainable) {
      return given;
    }
    List<Double> ends = new ArrayList<>(given.stream().map(end -> end * 0.90).toList());
    ends.add(1.0);
    return ends.subList(0, headers);
  }

  private static Justify justify(String header) {
    return switch (header) {
      case "Param #" -> Justify.RIGHT;
      case "Trainable" -> Justify.CENTER;
      default -> Justify.LEFT;
    };
  }
}

package org.kerasjvm.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kerasjvm.console.PythonText;
import org.kerasjvm.console.RichTable;
import org.kerasjvm.console.Style;
import org.kerasjvm.console.StyledText;
import org.kerasjvm.models.ModelSummary.Row;
import org.kerasjvm.models.ModelSummary.Weights;

/** The text of {@code summary()}: Keras 3.8 {@code keras/src/utils/summary_utils.py}. */
final class SummaryText {

  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NONE = Pattern.compile("None");
  private static final Pattern NODE_INDEX = Pattern.compile("\\[(\\d+)\\]\\[\\d+\\](?=, |$)");
  private static final Pattern TENSOR_INDEX = Pattern.compile("\\[\\d+\\]\\[(\\d+)\\](?=, |$)");

  private SummaryText() {}

  /** The whole text, with a line feed at the end. */
  static String of(ModelSummary model, SummaryLayout layout) {
    RichTable table =
        new RichTable(
            layout.tableColumns(model.sequential()),
            layout.width(model.sequential()),
            layout.ascii());
    StringBuilder out = new StringBuilder();
    paragraph(out, StyledText.of("Model: \"" + model.name() + "\"", Style.BOLD), layout);
    for (List<StyledText> line : table.lines(rows(model, layout))) {
      tableLine(out, line, layout);
    }
    Weights total = model.trainable().plus(model.nonTrainable()).plus(model.optimizer());
    paragraph(out, count("Total", total), layout);
    paragraph(out, count("Trainable", model.trainable()), layout);
    paragraph(out, count("Non-trainable", model.nonTrainable()), layout);
    if (model.optimizer() != null) {
      paragraph(out, count("Optimizer", model.optimizer()), layout);
    }
    return out.toString();
  }

  /** {@code 1.79 KB}. */
  static String memory(double bytes) {
    double size = bytes;
    for (String unit : UNITS) {
      if (size / 1024 < 1) {
        return PythonText.fixed(size, 2) + " " + unit;
      }
      size /= 1024;
    }
    return PythonText.fixed(size, 2) + " " + UNITS.get(UNITS.size() - 1);
  }

  private static List<List<StyledText>> rows(ModelSummary model, SummaryLayout layout) {
    return model.rows().stream().map(row -> cells(row, model.sequential(), layout)).toList();
  }

  private static List<StyledText> cells(Row row, boolean sequential, SummaryLayout layout) {
    List<StyledText> cells = new ArrayList<>();
    cells.add(name(row));
    cells.add(
        StyledText.of(row.outputShape())
            .highlight(NUMBER, Style.NUMBER)
            .highlight(NONE, Style.NONE));
    cells.add(
        StyledText.of(PythonText.grouped(row.params()), Style.NUMBER)
            .plus(row.built() ? "" : " (unbuilt)"));
    if (!sequential) {
      cells.add(
          StyledText.of(row.connectedTo())
              .highlight(NODE_INDEX, Style.NUMBER)
              .highlight(TENSOR_INDEX, Style.NUMBER));
    }
    if (layout.showTrainable()) {
      cells.add(trainable(row));
    }
    return cells;
  }

  private static StyledText name(Row row) {
    String nesting = row.level() == 0 ? "" : "   ".repeat(row.level()) + "└ ";
    return StyledText.of(nesting + row.name() + " (")
        .plus(StyledText.of(row.className(), Style.SYMBOL))
        .plus(")");
  }

  private static StyledText trainable(Row row) {
    return switch (row.trainable()) {
      case YES -> StyledText.of("Y", Style.YES);
      case NO -> StyledText.of("N", Style.NO);
      case NONE -> StyledText.of("-", Style.BOLD);
    };
  }

  private static StyledText count(String label, Weights weights) {
    return StyledText.of(String.format(Locale.ROOT, " %s params: ", label), Style.BOLD)
        .plus(StyledText.of(PythonText.grouped(weights.params()), Style.NUMBER))
        .plus(" (" + memory(weights.bytes()) + ")");
  }

  private static void paragraph(StringBuilder out, StyledText text, SummaryLayout layout) {
    for (StyledText line : text.wrap(layout.columns(), true)) {
      out.append(layout.colour() ? line.ansi() : line).append('\n');
    }
  }

  /** A line that is longer than the terminal is cut. */
  private static void tableLine(StringBuilder out, List<StyledText> pieces, SummaryLayout layout) {
    int left = layout.columns();
    for (StyledText piece : pieces) {
      StyledText shown = piece.crop(left);
      out.append(layout.colour() ? shown.ansi() : shown);
      left -= shown.length();
    }
    out.append('\n');
  }
}

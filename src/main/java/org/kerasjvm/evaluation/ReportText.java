package org.kerasjvm.evaluation;

import java.util.Locale;
import org.kerasjvm.console.PythonText;

/** Lays out the classification report as scikit-learn prints it. */
final class ReportText {
  private static final String LONGEST_HEADING = "weighted avg";

  private final int width;
  private final int digits;
  private final StringBuilder out = new StringBuilder();

  ReportText(String[] names, int digits) {
    int widest = Math.max(LONGEST_HEADING.length(), digits);
    for (String name : names) {
      widest = Math.max(widest, name.length());
    }
    this.width = widest;
    this.digits = digits;
    line("", "precision", "recall", "f1-score", "support");
    out.append('\n');
  }

  void row(String name, ClassScores scores) {
    line(
        name,
        fixed(scores.precision()),
        fixed(scores.recall()),
        fixed(scores.f1()),
        Long.toString(scores.support()));
  }

  void accuracy(double accuracy, long support) {
    line("accuracy", "", "", fixed(accuracy), Long.toString(support));
  }

  void blank() {
    out.append('\n');
  }

  private String fixed(double value) {
    return PythonText.fixed(value, digits);
  }

  private void line(String name, String... cells) {
    out.append(pad(name, width)).append(' ');
    for (String cell : cells) {
      out.append(' ').append(pad(cell, 9));
    }
    out.append('\n');
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%" + width + "s", text);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

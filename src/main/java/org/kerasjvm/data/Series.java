package org.kerasjvm.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Labelled values, as {@link Table#valueCounts} returns them: a pandas {@code Series}.
 *
 * @param name what the values are
 * @param indexName what the labels are
 * @param index the labels, a vector
 * @param values the values, a vector of the same length
 */
public record Series(String name, String indexName, NDArray index, NDArray values) {

  /** The value of a label, given as it prints. */
  public double get(Object label) {
    String[] labels = index.toStringArray();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].equals(String.valueOf(label))) {
        return values.getDouble(i);
      }
    }
    throw new IllegalArgumentException(
        "Series: no label '" + label + "'; the labels are " + List.of(labels) + ".");
  }

  /** The series as pandas prints it. */
  @Override
  public String toString() {
    List<String> labels = Cells.bare(index);
    List<String> cells = Cells.spaced(values);
    int width = Cells.width(labels);
    List<String> lines = new ArrayList<>();
    lines.add(indexName);
    for (int i = 0; i < labels.size(); i++) {
      String cell = Cells.right(cells.get(i), Cells.width(cells));
      lines.add(Cells.left(labels.get(i), width + 3) + cell);
    }
    lines.add("Name: " + name + ", dtype: " + values.dtype().numpyName());
    return String.join("\n", lines);
  }
}

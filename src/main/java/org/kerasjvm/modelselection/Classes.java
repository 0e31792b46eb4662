package org.kerasjvm.modelselection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.LabelEncoder;

/** Class labels as numbers, and how many rows each has. */
final class Classes {
  private final int[] codes;
  private final int count;

  private Classes(int[] codes, int count) {
    this.codes = codes;
    this.count = count;
  }

  /** Numbers classes in ascending order; rows of several labels count as one text. */
  static Classes sorted(NDArray y) {
    NDArray labels = y.rank() == 1 ? y : joined(y);
    LabelEncoder encoder = new LabelEncoder();
    int[] codes = encoder.fitTransform(labels).toIntArray();
    return new Classes(codes, encoder.classes().length());
  }

  /** Numbers classes by where they first appear. */
  static Classes byAppearance(NDArray y) {
    Map<String, Integer> places = new LinkedHashMap<>();
    int[] codes = new int[y.length()];
    String[] names = y.toStringArray();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = places.computeIfAbsent(names[i], name -> places.size());
    }
    return new Classes(codes, places.size());
  }

  private static NDArray joined(NDArray y) {
    String[] rows = new String[y.length()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = String.join(" ", y.get(i).astype(DType.STRING).toStringArray());
    }
    return NDArray.of(rows, rows.length);
  }

  int count() {
    return count;
  }

  int of(int row) {
    return codes[row];
  }

  int rows() {
    return codes.length;
  }

  /** The number of rows of each class. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int code : codes) {
      sizes[code]++;
    }
    return sizes;
  }

  /** The rows of one class, ascending. */
  int[] rowsOf(int code) {
    return IntStream.range(0, codes.length).filter(i -> codes[i] == code).toArray();
  }
}

package org.kerasjvm.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * Turns each column of categories into one 0/1 column per category, in ascending order of the
 * categories ({@code sklearn.preprocessing.OneHotEncoder} with {@code sparse_output=False}). The
 * result is float64 of shape (rows, sum of the numbers of categories).
 */
public final class OneHotEncoder implements Transformer {
  private static final String NAME = "OneHotEncoder";

  private @Nullable List<LabelEncoder> columns;

  /** An unfitted encoder. */
  public OneHotEncoder() {}

  @Override
  public OneHotEncoder fit(Object x) {
    NDArray rows = Rows.matrix(NAME, x);
    List<LabelEncoder> learnt = new ArrayList<>();
    for (int j = 0; j < rows.shape()[1]; j++) {
      learnt.add(new LabelEncoder().fit(rows.column(j)));
    }
    columns = List.copyOf(learnt);
    return this;
  }

  @Override
  public NDArray transform(Object x) {
    List<LabelEncoder> learnt = fitted();
    NDArray rows = Rows.matrix(NAME, x);
    Rows.checkFeatures(NAME, rows, learnt.size());
    int width = learnt.stream().mapToInt(column -> column.classes().length()).sum();
    double[] out = new double[rows.length() * width];
    int start = 0;
    for (int j = 0; j < learnt.size(); j++) {
      int[] codes = codes(learnt.get(j), rows, j);
      for (int i = 0; i < codes.length; i++) {
        out[i * width + start + codes[i]] = 1;
      }
      start += learnt.get(j).classes().length();
    }
    return NDArray.of(out, rows.length(), width);
  }

  private static int[] codes(LabelEncoder column, NDArray rows, int j) {
    try {
      return column.transform(rows.column(j)).toIntArray();
    } catch (IllegalArgumentException e) {
      String text = String.valueOf(e.getMessage());
      String unseen = text.substring(text.indexOf('['));
      throw new IllegalArgumentException(
          "OneHotEncoder: found unknown categories "
              + unseen.replaceAll("\\.$", "")
              + " in column "
              + j
              + " during transform.",
          e);
    }
  }

  @Override
  public NDArray inverseTransform(Object x) {
    List<LabelEncoder> learnt = fitted();
    NDArray rows = Rows.numbers(NAME, x);
    Rows.checkFeatures(NAME, rows, learnt.stream().mapToInt(c -> c.classes().length()).sum());
    NDArray[] out = new NDArray[learnt.size()];
    int start = 0;
    for (int j = 0; j < out.length; j++) {
      NDArray classes = learnt.get(j).classes();
      NDArray hot = rows.columns(start, start + classes.length());
      out[j] = classes.take(hot.argmax(1).toIntArray());
      start += classes.length();
    }
    return NDArray.columnStack(out);
  }

  @Override
  public OneHotEncoder copy() {
    return new OneHotEncoder();
  }

  /** The categories of each column, ascending ({@code categories_}). */
  public List<NDArray> categories() {
    return fitted().stream().map(LabelEncoder::classes).collect(Collectors.toUnmodifiableList());
  }

  private List<LabelEncoder> fitted() {
    List<LabelEncoder> learnt = columns;
    if (learnt == null) {
      throw new NotFittedException(NAME);
    }
    return learnt;
  }
}

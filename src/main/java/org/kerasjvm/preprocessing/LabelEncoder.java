package org.kerasjvm.preprocessing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * Numbers the distinct labels 0 to k - 1 in ascending order ({@code
 * sklearn.preprocessing.LabelEncoder}). Labels are a vector (or a single column) of text or
 * numbers; the codes are int64.
 */
public final class LabelEncoder {
  private static final String NAME = "LabelEncoder";

  private @Nullable NDArray classes;
  private Map<String, Integer> codes = Map.of();

  /** An unfitted encoder. */
  public LabelEncoder() {}

  /**
   * Learns the labels of {@code y} and forgets those learnt before.
   *
   * @param y array-like of shape (rows,) or (rows, 1)
   * @return this
   */
  public LabelEncoder fit(Object y) {
    NDArray distinct = labels(y).unique();
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (String label : distinct.toStringArray()) {
      byName.put(label, byName.size());
    }
    classes = distinct;
    codes = byName;
    return this;
  }

  /**
   * Returns the codes of labels, int64 of shape (rows,).
   *
   * @throws IllegalArgumentException if a label was not seen by {@code fit}
   * @throws NotFittedException before {@code fit}
   */
  public NDArray transform(Object y) {
    NDArray labels = alike(labels(y));
    String[] names = labels.toStringArray();
    checkSeen(names);
    long[] out = Arrays.stream(names).mapToLong(codes::get).toArray();
    return NDArray.of(out, out.length);
  }

  /** {@code fit(y)}, then {@code transform(y)}. */
  public NDArray fitTransform(Object y) {
    return fit(y).transform(y);
  }

  /**
   * Returns the labels of codes.
   *
   * @param y array-like of integers of shape (rows,)
   * @throws IllegalArgumentException if a code is not in 0 to k - 1
   * @throws NotFittedException before {@code fit}
   */
  public NDArray inverseTransform(Object y) {
    NDArray known = classes();
    NDArray given = labels(y);
    String wrong =
        Arrays.stream(given.unique().toDoubleArray())
            .filter(code -> code < 0 || code >= known.length() || code != Math.rint(code))
            .mapToObj(code -> NDArray.of(code).astype(given.dtype()).getString())
            .collect(Collectors.joining(" "));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "LabelEncoder: y contains previously unseen labels: [" + wrong + "].");
    }
    return known.take(given.toIntArray());
  }

  /**
   * Returns the labels in the order of their codes ({@code classes_}).
   *
   * @throws NotFittedException before {@code fit}
   */
  public NDArray classes() {
    NDArray known = classes;
    if (known == null) {
      throw new NotFittedException(NAME);
    }
    return known;
  }

  /** Numbers compare as numbers: labels come in the type of the classes. */
  private NDArray alike(NDArray labels) {
    DType type = classes().dtype();
    if ((labels.dtype() == DType.STRING) != (type == DType.STRING)) {
      throw new IllegalArgumentException(
          "LabelEncoder: labels must be "
              + type.numpyName()
              + " as in fit; received "
              + labels.dtype().numpyName()
              + ".");
    }
    return type.isFloating() || !labels.dtype().isFloating() ? labels.astype(type) : exact(labels);
  }

  private NDArray exact(NDArray labels) {
    NDArray whole = labels.astype(classes().dtype());
    return whole.equal(labels).all() ? whole : labels;
  }

  private void checkSeen(String[] names) {
    TreeSet<String> unseen = new TreeSet<>(Arrays.asList(names));
    unseen.removeAll(codes.keySet());
    if (!unseen.isEmpty()) {
      boolean text = classes().dtype() == DType.STRING;
      String list =
          unseen.stream().map(s -> text ? "'" + s + "'" : s).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "LabelEncoder: y contains previously unseen labels: [" + list + "].");
    }
  }

  private static NDArray labels(Object y) {
    NDArray a = NDArray.of(y);
    boolean column = a.rank() == 2 && a.shape()[1] == 1;
    if (a.rank() != 1 && !column) {
      throw new IllegalArgumentException(
          "LabelEncoder: y should be a 1d array; received an array of shape "
              + a.shapeString()
              + ".");
    }
    return a.ravel();
  }
}

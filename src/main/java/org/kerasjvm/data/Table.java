package org.kerasjvm.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small immutable table of named columns, for what the tutorials do with a pandas {@code
 * DataFrame}: read csv, look at the first rows, count values, describe, take columns as arrays. It
 * prints as pandas prints.
 *
 * <pre>{@code
 * Table circle = Table.of(Map.of("X0", x.column(0), "label", y));
 * System.out.println(circle.head());
 * System.out.println(circle.valueCounts("label"));
 * }</pre>
 */
public final class Table {
  private static final int HEAD = 5;

  private final List<String> names;
  private final List<NDArray> columns;
  private final NDArray index;

  Table(List<String> names, List<NDArray> columns, @Nullable NDArray index) {
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    int rows = columns.isEmpty() ? 0 : columns.get(0).length();
    this.index = index == null ? NDArray.arange(rows) : index;
    check();
  }

  private void check() {
    for (int i = 0; i < columns.size(); i++) {
      NDArray column = columns.get(i);
      if (column.rank() != 1 || column.length() != index.length()) {
        throw new IllegalArgumentException(
            "Table: all columns must be vectors of the same length; column '"
                + names.get(i)
                + "' has shape "
                + column.shapeString()
                + " where "
                + index.length()
                + " rows are expected.");
      }
    }
    if (Collections.unmodifiableList(names).stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "Table: column names must be distinct; received " + names + ".");
    }
  }

  /**
   * A table of named columns in the map's order, for example of {@code History.history()}.
   *
   * @param columns array-likes of shape (rows,) by name
   */
  public static Table of(Map<String, ?> columns) {
    List<NDArray> arrays = new ArrayList<>();
    columns.forEach((name, values) -> arrays.add(NDArray.of(values)));
    return new Table(new ArrayList<>(columns.keySet()), arrays, null);
  }

  /**
   * A table of a matrix.
   *
   * @param matrix array-like of shape (rows, columns)
   * @param names a name for each column, or none for 0, 1, 2, ...
   */
  public static Table of(Object matrix, String... names) {
    NDArray values = NDArray.of(matrix);
    if (values.rank() != 2 || names.length > 0 && names.length != values.shape()[1]) {
      throw new IllegalArgumentException(
          "Table: needs a matrix with one name for each column; received shape "
              + values.shapeString()
              + " and "
              + names.length
              + " names.");
    }
    int width = values.shape()[1];
    List<String> given = names.length > 0 ? List.of(names) : numbers(width);
    return new Table(given, IntStream.range(0, width).mapToObj(values::column).toList(), null);
  }

  static List<String> numbers(int width) {
    return IntStream.range(0, width).mapToObj(Integer::toString).toList();
  }

  /** Reads a csv file whose first line holds the names: {@code pd.read_csv(file)}. */
  public static Table readCsv(Path file) throws IOException {
    return TableCsv.read(file, true);
  }

  /** Reads a csv file; without header the columns are named 0, 1, 2, ... */
  public static Table readCsv(Path file, boolean header) throws IOException {
    return TableCsv.read(file, header);
  }

  /** Reads csv text. */
  public static Table readCsv(Reader csv, boolean header) throws IOException {
    return TableCsv.read(csv, "csv", header);
  }

  /** The column names in order. */
  public List<String> columns() {
    return names;
  }

  /** The number of rows. */
  public int length() {
    return index.length();
  }

  /** Rows and columns. */
  public int[] shape() {
    return new int[] {length(), names.size()};
  }

  /** The row labels: 0, 1, 2, ..., or the names of the statistics of {@link #describe()}. */
  public NDArray index() {
    return index;
  }

  /** One column as a vector. */
  public NDArray column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(
          "Table: no column '" + name + "'; the columns are " + names + ".");
    }
    return columns.get(at);
  }

  /** The table with these columns alone. */
  public Table select(String... wanted) {
    return new Table(List.of(wanted), Arrays.stream(wanted).map(this::column).toList(), index);
  }

  /** All values, shape (rows, columns); text if any column is text: {@code DataFrame.values}. */
  public NDArray values() {
    return values(0, names.size());
  }

  /** The values of columns {@code from} to {@code to}, exclusive, by number. */
  public NDArray values(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IndexOutOfBoundsException(
          "Table: columns " + from + " to " + to + " of " + names.size() + " are asked for.");
    }
    List<NDArray> part = columns.subList(from, to);
    boolean text = part.stream().anyMatch(column -> column.dtype() == DType.STRING);
    return NDArray.columnStack(
        part.stream()
            .map(column -> text ? column.astype(DType.STRING) : column)
            .toArray(NDArray[]::new));
  }

  /** The first five rows. */
  public Table head() {
    return head(HEAD);
  }

  /** The first {@code rows} rows. */
  public Table head(int rows) {
    return rows(0, rows);
  }

  /** The last {@code rows} rows. */
  public Table tail(int rows) {
    return rows(Math.max(length() - rows, 0), length());
  }

  /** Rows {@code from} to {@code to}, exclusive, with Python's slice rules. */
  public Table rows(int from, int to) {
    return new Table(
        names, columns.stream().map(c -> c.slice(from, to)).toList(), index.slice(from, to));
  }

  /** How often each value of a column occurs, the most frequent first. */
  public Series valueCounts(String name) {
    NDArray values = column(name);
    Map<String, Integer> firsts = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    String[] keys = values.toStringArray();
    for (int i = 0; i < keys.length; i++) {
      if (values.dtype() == DType.STRING || !keys[i].equals("nan")) {
        firsts.putIfAbsent(keys[i], i);
        counts.merge(keys[i], 1L, Long::sum);
      }
    }
    List<String> order = new ArrayList<>(counts.keySet());
    order.sort((a, b) -> Long.compare(count(counts, b), count(counts, a)));
    int[] rows = order.stream().mapToInt(key -> firsts.getOrDefault(key, 0)).toArray();
    long[] sizes = order.stream().mapToLong(key -> count(counts, key)).toArray();
    return new Series("count", name, values.take(rows), NDArray.of(sizes, sizes.length));
  }

  private static long count(Map<String, Long> counts, String key) {
    return counts.getOrDefault(key, 0L);
  }

  /** Count, mean, standard deviation (ddof 1), extremes and quartiles of each numeric column. */
  public Table describe() {
    return Describe.of(this);
  }

  /** The table as pandas prints it: the ends of long tables, columns cut to 80 characters. */
  @Override
  public String toString() {
    return new TableText(this).toString();
  }
}

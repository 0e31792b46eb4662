package org.kerasjvm.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a csv file (commas, UTF-8) in parts: memory for the rows asked for, whatever the file's
 * size. Blank lines are passed over, as by pandas.
 *
 * <pre>{@code
 * try (CsvRows rows = CsvRows.open(Path.of("x.csv"))) {
 *   while (rows.advance(1000) > 0) {
 *     NDArray x = rows.columns(DType.FLOAT64, 0, 1, 2);
 *   }
 * }
 * }</pre>
 */
public final class CsvRows implements Closeable {

  /**
   * A record.
   *
   * @param cells as they stand in the file
   * @param line of the file that it begins in, from 1
   */
  private record Row(CSVRecord cells, long line) {}

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String name;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> names;
  private final int width;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable CSVRecord next;
  private long nextLine;

  /**
   * Reads the first record.
   *
   * @param in closed with this reader, or if nothing can be read
   * @param name how messages call the stream
   * @param header whether a first record like this holds names
   * @throws IOException if there is no record, or no csv
   */
  public CsvRows(InputStream in, String name, Predicate<List<String>> header) throws IOException {
    this.name = name;
    try {
      Reader reader =
          withoutMark(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      this.parser = CSVParser.parse(reader, CSVFormat.DEFAULT);
      this.records = parser.iterator();
      fetch();
      if (next == null) {
        throw new IOException(name + ": is empty. Give a row for each prediction.");
      }
      this.width = next.size();
      boolean named = header.test(next.toList());
      this.names = named ? next.stream().map(String::strip).toList() : List.of();
      if (named) {
        fetch();
      }
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens a file, and finds out whether it has a header.
   *
   * @see #hasNames
   */
  public static CsvRows open(Path file) throws IOException {
    return new CsvRows(Files.newInputStream(file), file.toString(), CsvRows::hasNames);
  }

  /** Whether a cell of the record is neither empty nor a number nor true or false. */
  public static boolean hasNames(List<String> record) {
    return !record.stream().allMatch(CsvCell::isValue);
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private void fetch() throws IOException {
    try {
      long line = parser.getCurrentLineNumber() + 1;
      next = records.hasNext() ? records.next() : null;
      // a record ends with its line, but the last one may lack the line's end
      nextLine = Math.max(line, parser.getCurrentLineNumber() - breaks(next));
    } catch (UncheckedIOException | IllegalStateException | NoSuchElementException e) {
      throw new IOException(
          "%s, line %d: cannot be read as csv (%s)."
              .formatted(name, parser.getCurrentLineNumber(), reason(e)),
          e);
    }
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause();
    return String.valueOf((cause == null ? e : cause).getMessage());
  }

  /** The line ends inside quoted cells. */
  private static long breaks(@Nullable CSVRecord row) {
    return row == null
        ? 0
        : row.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
  }

  /** The names of the columns; empty if there is no header. */
  public List<String> names() {
    return names;
  }

  /** How many columns there are. */
  public int width() {
    return width;
  }

  /**
   * Reads the next rows, in place of those before.
   *
   * @param most how many at most, 1 or more
   * @return how many came, 0 at the end
   * @throws IOException naming the line, if it cannot be read or has more or fewer cells
   */
  public int advance(int most) throws IOException {
    rows.clear();
    while (rows.size() < most && next != null) {
      if (next.size() != width) {
        throw new IOException(
            "%s, line %d: expected %d fields, saw %d."
                .formatted(name, nextLine, width, next.size()));
      }
      rows.add(new Row(next, nextLine));
      fetch();
    }
    return rows.size();
  }

  /**
   * Columns of the rows read last.
   *
   * @param type float64, int64, bool (true, false, 1, 0) or text
   * @param columns their numbers, from 0
   * @return an array of shape (rows, columns)
   * @throws IOException naming the line and the column, if a cell is of another type
   */
  public NDArray columns(DType type, int... columns) throws IOException {
    Object cells = type.newStorage(rows.size() * columns.length);
    int at = 0;
    for (Row row : rows) {
      for (int column : columns) {
        String fault = CsvCell.put(row.cells().get(column), cells, at++);
        if (!fault.isEmpty()) {
          throw new IOException(
              "%s, line %d, column %s: %s".formatted(name, row.line(), label(column), fault));
        }
      }
    }
    return new NDArray(cells, new int[] {rows.size(), columns.length});
  }

  private String label(int column) {
    return names.isEmpty()
        ? Integer.toString(column + 1)
        : "%d (%s)".formatted(column + 1, names.get(column));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

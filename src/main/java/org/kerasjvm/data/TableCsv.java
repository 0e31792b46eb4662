package org.kerasjvm.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads csv into a {@link Table}, choosing each column's type as pandas does: int64 if all are
 * whole numbers, float64 if all are numbers or missing, bool if all are True or False, text
 * otherwise.
 */
final class TableCsv {
  private static final Set<String> MISSING =
      Set.of(
          "", "#N/A", "#NA", "N/A", "n/a", "NA", "<NA>", "NULL", "null", "NaN", "nan", "-NaN",
          "-nan", "None");

  private TableCsv() {}

  static Table read(Path file, boolean header) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader, file.toString(), header);
    }
  }

  static Table read(Reader csv, String name, boolean header) throws IOException {
    List<CSVRecord> records = records(csv, name);
    if (records.isEmpty()) {
      throw new IOException(name + ": no columns to parse from an empty file.");
    }
    int width = records.get(0).size();
    List<String> names = header ? distinct(records.get(0).toList()) : Table.numbers(width);
    List<CSVRecord> rows = header ? records.subList(1, records.size()) : records;
    for (CSVRecord row : rows) {
      if (row.size() != width) {
        throw new IOException(
            name
                + ", record "
                + row.getRecordNumber()
                + ": expected "
                + width
                + " fields, saw "
                + row.size()
                + ".");
      }
    }
    List<NDArray> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      int column = j;
      columns.add(typed(rows.stream().map(row -> row.get(column).strip()).toArray(String[]::new)));
    }
    return new Table(names, columns, null);
  }

  /** A name that comes again gets a number, as in pandas: a, a.1, a.2. */
  private static List<String> distinct(List<String> names) {
    List<String> out = new ArrayList<>();
    for (String name : names) {
      String free = name;
      for (int i = 1; out.contains(free); i++) {
        free = name + "." + i;
      }
      out.add(free);
    }
    return out;
  }

  private static List<CSVRecord> records(Reader csv, String name) throws IOException {
    try (CSVParser parser = CSVParser.parse(csv, CSVFormat.DEFAULT)) {
      return parser.getRecords();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(name + ": cannot be read as csv (" + e.getMessage() + ").", e);
    }
  }

  private static NDArray typed(String[] cells) {
    if (Arrays.stream(cells).allMatch(cell -> cell.matches("[+-]?\\d{1,18}"))) {
      return NDArray.of(Arrays.stream(cells).mapToLong(Long::parseLong).toArray());
    }
    if (Arrays.stream(cells).allMatch(cell -> isMissing(cell) || isNumber(cell))) {
      return NDArray.of(Arrays.stream(cells).mapToDouble(TableCsv::number).toArray());
    }
    if (Arrays.stream(cells).allMatch(cell -> cell.equals("True") || cell.equals("False"))) {
      boolean[] truths = new boolean[cells.length];
      for (int i = 0; i < truths.length; i++) {
        truths[i] = cells[i].equals("True");
      }
      return NDArray.of(truths);
    }
    return NDArray.of(cells);
  }

  static boolean isMissing(String cell) {
    return MISSING.contains(cell);
  }

  static boolean isNumber(String cell) {
    return cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?inf");
  }

  static double number(String cell) {
    if (isMissing(cell)) {
      return Double.NaN;
    }
    return Double.parseDouble(cell.replace("inf", "Infinity"));
  }
}

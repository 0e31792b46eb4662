package org.kerasjvm.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads numbers of some columns out of the bytes of csv records: {@link Table#readCsv} for data
 * that is large and known to be numbers. Cells may be quoted, missing (not a number then), {@code
 * True} or {@code False}; blank lines are passed over. Immutable.
 */
public final class CsvNumbers {

  /** Up to here a double holds every whole number, and every power of ten. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = new double[23];

  static {
    for (int k = 0; k < POWERS.length; k++) {
      POWERS[k] = Double.parseDouble("1e" + k);
    }
  }

  private final String name;
  private final List<String> header;
  private final int[][] groups;
  private final boolean[] wanted;

  /**
   * Numbers for some arrays.
   *
   * @param name how messages call the file
   * @param header the names of all columns
   * @param groups for each array the numbers of its columns, from 0
   */
  public CsvNumbers(String name, List<String> header, int[]... groups) {
    this.name = name;
    this.header = List.copyOf(header);
    this.groups = groups.clone();
    this.wanted = new boolean[header.size()];
    for (int[] group : groups) {
      Arrays.stream(group).forEach(column -> wanted[column] = true);
    }
  }

  /**
   * Reads records.
   *
   * @param bytes whole records in UTF-8
   * @param offset where they begin in the file, for messages
   * @param most how many records there may be
   * @return for each group float32 of shape (records, columns)
   * @throws IOException saying where, if there is no number or another count of cells
   */
  public NDArray[] read(byte[] bytes, long offset, int most) throws IOException {
    Reading reading = new Reading(bytes, offset, most);
    int rows = reading.rows();
    NDArray[] arrays = new NDArray[groups.length];
    for (int k = 0; k < arrays.length; k++) {
      int width = groups[k].length;
      float[] values = reading.out[k];
      boolean full = rows == most;
      arrays[k] =
          new NDArray(full ? values : Arrays.copyOf(values, rows * width), new int[] {rows, width});
    }
    return arrays;
  }

  /** One pass over some bytes. */
  private final class Reading {

    private final byte[] bytes;
    private final long offset;
    private final float[][] out = new float[groups.length][];
    private final float[] cells = new float[wanted.length];
    private int at;

    Reading(byte[] bytes, long offset, int most) {
      this.bytes = bytes;
      this.offset = offset;
      for (int k = 0; k < out.length; k++) {
        out[k] = new float[most * groups[k].length];
      }
    }

    int rows() throws IOException {
      int rows = 0;
      while (at < bytes.length) {
        if (bytes[at] == '\n' || bytes[at] == '\r') {
          at++;
        } else {
          record();
          for (int k = 0; k < out.length; k++) {
            int[] columns = groups[k];
            for (int n = 0; n < columns.length; n++) {
              out[k][rows * columns.length + n] = cells[columns[n]];
            }
          }
          rows++;
        }
      }
      return rows;
    }

    /** Reads a record and the end of its line. */
    private void record() throws IOException {
      int start = at;
      int column = 0;
      boolean more = true;
      while (more) {
        cell(column, start);
        column++;
        more = at < bytes.length && bytes[at] == ',';
        at += more ? 1 : 0;
      }
      if (column != wanted.length) {
        throw new IOException(
            "%s, byte %d: expected %d fields, saw %d."
                .formatted(name, offset + start, wanted.length, column));
      }
    }

    private void cell(int column, int record) throws IOException {
      boolean quoted = at < bytes.length && bytes[at] == '"';
      int from = quoted ? at + 1 : at;
      int to = quoted ? closingQuote(from, record) : end(from);
      at = quoted ? end(to + 1) : to;
      if (column < wanted.length && wanted[column]) {
        cells[column] = (float) number(from, to, column);
      }
    }

    private int end(int from) {
      int k = from;
      while (k < bytes.length && bytes[k] != ',' && bytes[k] != '\n' && bytes[k] != '\r') {
        k++;
      }
      return k;
    }

    private int closingQuote(int from, int record) throws IOException {
      for (int k = from; k < bytes.length; k++) {
        if (bytes[k] == '"') {
          if (k + 1 == bytes.length || bytes[k + 1] != '"') {
            return k;
          }
          k++;
        }
      }
      throw new IOException("%s, byte %d: a quote is not closed.".formatted(name, offset + record));
    }

    /** Short decimals are exact in a double, and so is one division; others take longer. */
    private double number(int from, int to, int column) throws IOException {
      int k = from;
      boolean negative = k < to && bytes[k] == '-';
      k += negative ? 1 : 0;
      long digits = 0;
      int count = 0;
      int decimals = 0;
      boolean point = false;
      for (; k < to && digits < EXACT / 10; k++) {
        int digit = bytes[k] - '0';
        if (digit >= 0 && digit <= 9) {
          digits = 10 * digits + digit;
          count++;
          decimals += point ? 1 : 0;
        } else if (bytes[k] == '.' && !point) {
          point = true;
        } else {
          break;
        }
      }
      if (k < to || count == 0 || decimals >= POWERS.length) {
        return rare(from, to, column);
      }
      double value = digits / POWERS[decimals];
      return negative ? -value : value;
    }

    private double rare(int from, int to, int column) throws IOException {
      String cell = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
      if (TableCsv.isMissing(cell) || TableCsv.isNumber(cell)) {
        return TableCsv.number(cell);
      }
      if (cell.equals("True") || cell.equals("False")) {
        return cell.equals("True") ? 1 : 0;
      }
      throw new IOException(
          "%s, byte %d: column '%s' must hold numbers; received '%s'."
              .formatted(name, offset + from, header.get(column), cell));
    }
  }
}

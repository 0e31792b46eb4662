package org.kerasjvm.datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.kerasjvm.data.NDArray;

/** A small csv data file: finding it, and its numbers. */
final class Csv {
  private final Path file;
  private final List<CSVRecord> records;

  private Csv(Path file, List<CSVRecord> records) {
    this.file = file;
    this.records = records;
  }

  static Path find(String name, Folders folders) {
    return folders.find(name).orElseThrow(() -> missing(name, folders));
  }

  private static UncheckedIOException missing(String name, Folders folders) {
    String message =
        name
            + ": found in none of "
            + folders.all()
            + ". Name the folder that has it with -D"
            + Folders.PROPERTY
            + "=DIRECTORY.";
    return new UncheckedIOException(message, new FileNotFoundException(name));
  }

  static Csv read(Path file) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
      return new Csv(file, parser.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read as csv (" + e.getMessage() + ").", e);
    }
  }

  CSVRecord record(int i) {
    if (i >= records.size()) {
      throw damaged(i, "is missing");
    }
    return records.get(i);
  }

  int size() {
    return records.size();
  }

  /** The first {@code columns} numbers of the records from {@code first} on. */
  NDArray numbers(int first, int columns) {
    double[] out = new double[(records.size() - first) * columns];
    for (int i = first; i < records.size(); i++) {
      for (int j = 0; j < columns; j++) {
        out[(i - first) * columns + j] = number(i, j, columns);
      }
    }
    return NDArray.of(out, records.size() - first, columns);
  }

  private double number(int i, int j, int columns) {
    CSVRecord record = records.get(i);
    if (record.size() != columns + 1) {
      throw damaged(
          i, "has " + record.size() + " columns where " + (columns + 1) + " are expected");
    }
    try {
      return Double.parseDouble(record.get(j));
    } catch (NumberFormatException e) {
      throw damaged(i, "column " + (j + 1) + ": '" + record.get(j) + "' is no number");
    }
  }

  UncheckedIOException damaged(int i, String what) {
    String message = file + ", line " + (i + 1) + ": " + what + ". Replace the file.";
    return new UncheckedIOException(message, new IOException(message));
  }
}

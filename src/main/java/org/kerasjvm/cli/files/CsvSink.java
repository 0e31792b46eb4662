package org.kerasjvm.cli.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kerasjvm.data.NDArray;

/** A line a row: a column for each value of each output, under a header. */
final class CsvSink implements Sink {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final TextFile file;
  private final List<String> outputs;
  private final CSVPrinter printer;
  private int width = -1;

  CsvSink(List<String> outputs, TextFile file) throws IOException {
    this.outputs = outputs;
    this.file = file;
    this.printer = new CSVPrinter(file.writer(), FORMAT);
  }

  @Override
  public void write(Map<String, NDArray> all, boolean rows) throws IOException {
    List<NDArray> arrays = new ArrayList<>();
    List<String> header = new ArrayList<>();
    int count = 0;
    for (String output : outputs) {
      NDArray array = all.getOrDefault(output, NDArray.of(new float[0]));
      if (!rows) {
        throw new IllegalArgumentException(
            "output '%s' has shape %s and no rows for csv. Write json, npy or npz."
                .formatted(output, array.shapeString()));
      }
      count = array.length();
      arrays.add(array);
      header.addAll(columns(output, array));
    }
    if (width < 0) {
      printer.printRecord(header);
      width = header.size();
    } else if (width != header.size()) {
      throw new IllegalArgumentException(
          "rows have %d values where the first had %d; csv cannot hold them. Write jsonl."
              .formatted(header.size(), width));
    }
    for (int row = 0; row < count; row++) {
      for (NDArray array : arrays) {
        print(array, row);
      }
      printer.println();
    }
    file.endBatch();
  }

  private static List<String> columns(String output, NDArray rows) {
    int values = rows.length() == 0 ? 0 : rows.size() / rows.length();
    if (values == 1) {
      return List.of(output);
    }
    List<String> names = new ArrayList<>();
    for (int k = 0; k < values; k++) {
      names.add(output + "_" + k);
    }
    return names;
  }

  private void print(NDArray rows, int row) throws IOException {
    int values = rows.size() / rows.length();
    for (int k = row * values; k < (row + 1) * values; k++) {
      printer.print(Values.at(rows.storage(), k));
    }
  }

  @Override
  public void finish() throws IOException {
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.kerasjvm.cli.files;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kerasjvm.config.Names;
import org.kerasjvm.data.CsvRows;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.savedmodel.TensorSpec;

/**
 * A csv file. For one input all columns are its values, for several the header says whose: {@code
 * age} for a single value, {@code image_0}, {@code image_1}, ... for more.
 */
final class CsvSource implements Source {

  private final InputFile file;
  private final List<TensorSpec> specs;
  private final CsvRows rows;
  private final Map<String, int[]> columns = new LinkedHashMap<>();

  CsvSource(InputFile file, List<TensorSpec> specs, HeaderRule header) throws IOException {
    this.file = file;
    this.specs = specs;
    this.rows = new CsvRows(file, file.name(), first -> header.holdsNames(first, specs));
    try {
      if (specs.size() == 1) {
        all(specs.get(0));
      } else {
        byName();
      }
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private void all(TensorSpec spec) throws IOException {
    int[] shape = spec.shape();
    long wanted = values(spec);
    boolean open = wanted < 0 && shape.length == 2; // (None, None): what a line holds
    if (!open && wanted != rows.width()) {
      throw new IOException(
          "%s: must have %s, for input '%s' of shape %s; received %d."
              .formatted(
                  file.name(),
                  wanted < 0
                      ? "rows of known length"
                      : wanted + (wanted == 1 ? " column" : " columns"),
                  spec.name(),
                  spec.shapeString(),
                  rows.width()));
    }
    columns.put(spec.name(), IntStream.range(0, rows.width()).toArray());
  }

  /** The values in one row; -1 if that is open. */
  private static long values(TensorSpec spec) {
    int[] shape = spec.shape();
    long values = 1;
    for (int k = 1; k < shape.length; k++) {
      if (shape[k] < 0) {
        return -1;
      }
      values *= shape[k];
    }
    return values;
  }

  private void byName() throws IOException {
    List<String> names = rows.names();
    List<Integer> used = new ArrayList<>();
    for (TensorSpec spec : specs) {
      int[] found =
          IntStream.range(0, names.size())
              .filter(c -> belongs(names.get(c), spec))
              .boxed()
              .sorted(Comparator.comparing(c -> number(names.get(c), spec)))
              .mapToInt(Integer::intValue)
              .toArray();
      if (found.length == 0 || values(spec) >= 0 && found.length != values(spec)) {
        throw new IOException(
            "%s: the header must name the columns of input '%s' (%s); received %s."
                .formatted(
                    file.name(), spec.name(), wanted(spec), names.isEmpty() ? "no header" : names));
      }
      columns.put(spec.name(), found);
      Arrays.stream(found).forEach(used::add);
    }
    for (int c = 0; c < names.size(); c++) {
      if (!used.contains(c)) {
        List<String> known = specs.stream().map(TensorSpec::name).toList();
        throw new IOException(
            "%s: column '%s' belongs to no input%s"
                .formatted(file.name(), names.get(c), Names.didYouMean(names.get(c), known)));
      }
    }
  }

  private static boolean belongs(String column, TensorSpec spec) {
    if (column.equals(spec.name())) {
      return true;
    }
    String prefix = spec.name() + "_";
    return values(spec) != 1
        && column.startsWith(prefix)
        && column.substring(prefix.length()).matches("\\d+");
  }

  /** Which of an input's values a column holds. */
  private static BigInteger number(String column, TensorSpec spec) {
    return column.equals(spec.name())
        ? BigInteger.ZERO
        : new BigInteger(column.substring(spec.name().length() + 1));
  }

  private static String wanted(TensorSpec spec) {
    long values = values(spec);
    if (values == 1) {
      return spec.name();
    }
    return spec.name() + "_0, ..." + (values < 0 ? "" : ", " + spec.name() + "_" + (values - 1));
  }

  @Override
  public Map<String, NDArray> read(int most) throws IOException {
    int count = rows.advance(most);
    Map<String, NDArray> batch = new LinkedHashMap<>();
    for (TensorSpec spec : specs) {
      if (count > 0) {
        int[] shape = spec.shape();
        shape[0] = count;
        NDArray cells = rows.columns(type(spec), columns.getOrDefault(spec.name(), new int[0]));
        batch.put(spec.name(), cells.reshape(shape));
      }
    }
    return batch;
  }

  /** How the cells of an input are read; the signature converts them further. */
  static DType type(TensorSpec spec) {
    return switch (spec.carrier()) {
      case FLOAT32, FLOAT64 -> DType.FLOAT64;
      case INT32, INT64, UINT8 -> DType.INT64;
      case BOOL -> DType.BOOL;
      case STRING -> DType.STRING;
    };
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public double share() {
    return file.share();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

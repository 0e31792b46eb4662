package org.kerasjvm.callbacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonText;

/**
 * Writes the logs of every epoch as a line of a CSV file, at once.
 *
 * <p>The columns are {@code epoch} and the keys of the first epoch, sorted; if no {@code val_} key
 * is among them, one for each is added, because validation may come later. What an epoch lacks is
 * written as {@code NA}. Lines end with CR LF.
 *
 * <p><b>Options</b> (default): {@code separator} (","), {@code append} (false: a file that exists
 * is replaced).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/csv_logger.py}.
 */
public final class CSVLogger extends Callback {

  /** What stands between the values of a line. */
  public static final Param<String> SEPARATOR =
      Param.text("separator").required().where("one character", text -> text.length() == 1);

  /** Whether to go on with a file that exists. */
  public static final Param<Boolean> APPEND = Param.bool("append");

  static final Schema SCHEMA = Schema.of("CSVLogger").with(SEPARATOR, ",").with(APPEND, false);

  private final Path file;
  private final Config config;
  private @Nullable CSVPrinter printer;
  private @Nullable List<String> keys;
  private boolean headed;

  /**
   * Makes the callback.
   *
   * @param file where to write; its directory must exist
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CSVLogger(Path file, Option<? super CSVLogger>... options) {
    this.file = file;
    this.config = SCHEMA.configure(options);
  }

  @Override
  public void onTrainBegin(Map<String, Double> logs) {
    try {
      boolean append = config.get(APPEND);
      headed = append && hasFirstLine();
      close();
      printer = new CSVPrinter(open(append), format());
    } catch (IOException e) {
      throw new UncheckedIOException("CSVLogger: cannot write " + file + ".", e);
    }
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    if (printer == null) {
      throw new IllegalStateException(
          "CSVLogger: the file is open from onTrainBegin to onTrainEnd; onEpochEnd was called"
              + " outside of it.");
    }
    if (keys == null) {
      keys = columns(logs);
    }
    try {
      if (!headed) {
        write(printer, "epoch", keys);
        headed = true;
      }
      write(printer, epoch, keys.stream().map(key -> text(logs.get(key))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("CSVLogger: cannot write " + file + ".", e);
    }
  }

  @Override
  public void onTrainEnd(Map<String, Double> logs) {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException("CSVLogger: cannot write " + file + ".", e);
    }
  }

  private static void write(CSVPrinter printer, Object first, List<String> others)
      throws IOException {
    List<Object> line = new ArrayList<>();
    line.add(first);
    line.addAll(others);
    printer.printRecord(line);
    printer.flush();
  }

  private static List<String> columns(Map<String, Double> logs) {
    List<String> columns = new ArrayList<>(logs.keySet().stream().sorted().toList());
    if (columns.stream().noneMatch(key -> key.startsWith("val_"))) {
      columns.addAll(columns.stream().map(key -> "val_" + key).toList());
    }
    return columns;
  }

  private static String text(@Nullable Double value) {
    return value == null ? "NA" : PythonText.repr(value);
  }

  private boolean hasFirstLine() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader.read() >= 0;
    }
  }

  private Writer open(boolean append) throws IOException {
    return Files.newBufferedWriter(
        file,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private CSVFormat format() {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(config.get(SEPARATOR))
        .setRecordSeparator("\r\n")
        .setQuoteMode(QuoteMode.MINIMAL)
        .get();
  }

  private void close() throws IOException {
    if (printer != null) {
      printer.close();
      printer = null;
    }
  }
}

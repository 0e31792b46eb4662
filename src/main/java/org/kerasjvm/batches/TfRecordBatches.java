package org.kerasjvm.batches;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.HasBatching;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.TfRecords;

/**
 * Batches of {@code tf.train.Example} messages in TFRecord files, one file after the other: {@code
 * tf.data.TFRecordDataset(files).batch(n).map(parse)}. The files may be larger than memory.
 *
 * <pre>{@code
 * var digits = new TfRecordBatches(
 *     List.of(Path.of("train.tfrecord")),
 *     Map.of(
 *         "image", new FixedLenFeature(new int[] {784}, DType.UINT8),
 *         "label", new FixedLenFeature(new int[] {}, DType.INT64)),
 *     32,
 *     row -> Batch.of(row.get("image").divide(255f), row.get("label")));
 * model.fit(new ShuffledBatches(digits, 10_000, 32), epochs(5));
 * }</pre>
 *
 * <p>Each iterator reads the files anew and closes them at their end, or by its {@code close()} if
 * it is left before; {@code fit}, {@code evaluate} and {@code predict} do that.
 *
 * <p><b>Options</b> (default): {@code compressionType} ("": none; "GZIP", "ZLIB"), {@code
 * dropRemainder} (false): whether to leave out a last batch with fewer rows.
 */
public final class TfRecordBatches implements Iterable<Batch>, HasBatching {

  /** How the files are compressed. */
  public static final Param<String> COMPRESSION_TYPE =
      Param.choice("compression_type", "", "GZIP", "ZLIB");

  private static final Schema SCHEMA =
      Schema.of("TfRecordBatches")
          .with(COMPRESSION_TYPE, "")
          .with(ShuffledBatches.DROP_REMAINDER, false);

  private final List<Path> files;
  private final Map<String, FixedLenFeature> features;
  private final int batchSize;
  private final Function<Map<String, NDArray>, Batch> map;
  private final Config config;

  /**
   * Batches of files, which are opened when an iterator comes to them.
   *
   * @param features what to read, by name; others are passed over
   * @param batchSize rows a batch, 1 or more
   * @param map makes a batch of the features by name, each of shape (rows, ...)
   * @throws IllegalArgumentException if there is no file or no feature, or an option is wrong
   */
  @SafeVarargs
  public TfRecordBatches(
      List<Path> files,
      Map<String, FixedLenFeature> features,
      int batchSize,
      Function<Map<String, NDArray>, Batch> map,
      Option<? super TfRecordBatches>... options) {
    this.files = List.copyOf(files);
    this.features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    this.batchSize = CsvBatches.requireSize("TfRecordBatches", batchSize);
    this.map = map;
    this.config = SCHEMA.configure(options);
    if (files.isEmpty() || features.isEmpty()) {
      throw new IllegalArgumentException(
          "TfRecordBatches: must be given a file and a feature at least; received %d files, %d features."
              .formatted(files.size(), features.size()));
    }
  }

  @Override
  public Iterator<Batch> iterator() {
    return new Records();
  }

  /** One pass over the files. */
  private final class Records extends ReadingIterator {

    private int file;
    private @Nullable TfRecords records;

    @Override
    @Nullable Batch read() throws IOException {
      ExampleReader rows = new ExampleReader(features, batchSize);
      while (rows.count() < batchSize) {
        byte[] record = record();
        if (record == null) {
          break;
        }
        add(rows, record);
      }
      boolean partial = rows.count() < batchSize;
      boolean dropped = partial && config.get(ShuffledBatches.DROP_REMAINDER);
      return rows.count() == 0 || dropped ? null : map.apply(rows.take());
    }

    private void add(ExampleReader rows, byte[] record) throws IOException {
      try {
        rows.add(record);
      } catch (IOException e) {
        long offset = records == null ? 0 : records.offset();
        throw new IOException(
            "%s: record at %d: %s.".formatted(files.get(file), offset, e.getMessage()), e);
      }
    }

    private byte @Nullable [] record() throws IOException {
      while (file < files.size()) {
        if (records == null) {
          records = TfRecords.open(files.get(file), config.get(COMPRESSION_TYPE));
        }
        byte[] record = records.next();
        if (record != null) {
          return record;
        }
        release();
        file++;
      }
      return null;
    }

    @Override
    void release() throws IOException {
      if (records != null) {
        records.close();
        records = null;
      }
    }
  }
}

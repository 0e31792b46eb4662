package org.kerasjvm.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.compressionType;
import static org.kerasjvm.Options.dropRemainder;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.parity.Golden;
import org.kerasjvm.parity.Refusals;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;

/** TFRecord files that TensorFlow wrote, and damaged ones. */
class TfRecordBatchesTest {

  private static final JsonNode GOLDEN = Golden.read("keras/data_files/tfrecord.json");

  private static final Map<String, FixedLenFeature> FEATURES =
      Map.of(
          "x", new FixedLenFeature(new int[] {2, 2}, DType.FLOAT32),
          "label", new FixedLenFeature(new int[] {}, DType.INT64),
          "pixels", new FixedLenFeature(new int[] {6}, DType.UINT8),
          "name", new FixedLenFeature(new int[] {2}, DType.STRING),
          "weight", new FixedLenFeature(new int[] {}, DType.FLOAT32, 1));

  private static final Map<String, FixedLenFeature> ONE =
      Map.of("a", new FixedLenFeature(new int[] {2}, DType.FLOAT32));

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("rows.tfrecord"), bytes);
  }

  private static byte[] golden(String compression) {
    String name = compression.isEmpty() ? "none" : compression;
    return Base64.getDecoder().decode(GOLDEN.get("files").get(name).asText());
  }

  private static Batch all(Map<String, NDArray> rows) {
    return Batch.of(rows);
  }

  @SuppressWarnings("unchecked") // as all() makes it
  private static Map<String, NDArray> features(Batch batch) {
    return (Map<String, NDArray>) batch.x();
  }

  @TestFactory
  Stream<DynamicTest> readsWhatTensorFlowWrote() {
    return Stream.of("", "GZIP", "ZLIB")
        .map(
            compression ->
                DynamicTest.dynamicTest(
                    "compression " + compression,
                    () -> requireGolden(file(golden(compression)), compression)));
  }

  private static void requireGolden(Path file, String compression) {
    List<Batch> batches = new ArrayList<>();
    new TfRecordBatches(
            List.of(file), FEATURES, 4, TfRecordBatchesTest::all, compressionType(compression))
        .forEach(batches::add);
    assertThat(batches).hasSize(2);
    for (String name : FEATURES.keySet()) {
      NDArray first = features(batches.get(0)).get(name);
      NDArray second = features(batches.get(1)).get(name);
      assertThat(first.length()).as(name).isEqualTo(4);
      assertThat(second.length()).as(name).isEqualTo(3);
      NDArray expected = expected(name, first);
      assertThat(NDArray.concatenate(first, second)).as(name).isEqualTo(expected);
    }
  }

  private static NDArray expected(String name, NDArray like) {
    List<JsonNode> leaves = new ArrayList<>();
    collect(GOLDEN.get("features").get(name), leaves);
    int[] shape = like.shape();
    shape[0] = 7;
    if (like.dtype() == DType.STRING) {
      return NDArray.of(leaves.stream().map(JsonNode::asText).toArray(String[]::new), shape);
    }
    double[] numbers = leaves.stream().mapToDouble(JsonNode::asDouble).toArray();
    return NDArray.of(numbers, shape).astype(like.dtype());
  }

  private static void collect(JsonNode node, List<JsonNode> leaves) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, leaves));
    } else {
      leaves.add(node);
    }
  }

  @Test
  void goesFromFileToFileAndMayDropTheLastBatch() throws IOException {
    Path file = file(golden(""));
    List<Path> files = List.of(file, file);
    Function<Map<String, NDArray>, Batch> map = TfRecordBatchesTest::all;
    TfRecordBatches all = new TfRecordBatches(files, FEATURES, 4, map);
    assertThat(all).extracting(b -> features(b).get("label").length()).containsExactly(4, 4, 4, 2);
    assertThat(features(new ArrayList<>(list(all)).get(1)).get("label"))
        .isEqualTo(NDArray.of(new long[] {1, 2, 3, -3}));
    assertThat(new TfRecordBatches(files, FEATURES, 4, map, dropRemainder(true))).hasSize(3);
    assertThat(new TfRecordBatches(files, FEATURES, 7, map, dropRemainder(true))).hasSize(2);
  }

  private static List<Batch> list(Iterable<Batch> batches) {
    List<Batch> list = new ArrayList<>();
    batches.forEach(list::add);
    return list;
  }

  @Test
  void anIteratorThatIsLeftCanBeClosed() throws IOException {
    TfRecordBatches batches =
        new TfRecordBatches(List.of(file(golden(""))), FEATURES, 2, TfRecordBatchesTest::all);
    Iterator<Batch> iterator = batches.iterator();
    iterator.next();
    ((Closeable) iterator).close();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  // ---- damaged files

  private static byte[] record(byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(data.length)
        .putInt(masked(out.array(), 8))
        .put(data)
        .putInt(masked(data, data.length));
    return out.array();
  }

  private static int masked(byte[] data, int length) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  private static byte[] header(long length) {
    ByteBuffer out = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return out.putLong(length).putInt(masked(out.array(), 8)).array();
  }

  private static byte[] example(Feature feature) {
    return Example.newBuilder()
        .setFeatures(Features.newBuilder().putFeature("a", feature))
        .build()
        .toByteArray();
  }

  private static byte[] floats(float... values) {
    FloatList.Builder list = FloatList.newBuilder();
    for (float value : values) {
      list.addValue(value);
    }
    return example(Feature.newBuilder().setFloatList(list).build());
  }

  private static byte[] bytes(byte... value) {
    BytesList list = BytesList.newBuilder().addValue(ByteString.copyFrom(value)).build();
    return example(Feature.newBuilder().setBytesList(list).build());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] changed(byte[] bytes, int place) {
    byte[] copy = bytes.clone();
    copy[place] ^= 1;
    return copy;
  }

  private void requireRefused(
      byte[] bytes, String compression, Map<String, FixedLenFeature> spec, String message)
      throws IOException {
    Path file = file(bytes);
    TfRecordBatches batches =
        new TfRecordBatches(
            List.of(file), spec, 8, TfRecordBatchesTest::all, compressionType(compression));
    assertThatThrownBy(() -> list(batches))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void saysWhereAFileIsDamaged() throws IOException {
    byte[] good = record(floats(1, 2));
    int size = good.length;
    String second = " record at " + size;
    requireRefused(joined(good, changed(good, 13)), "", ONE, "corrupted" + second + ".");
    requireRefused(joined(good, changed(good, size - 1)), "", ONE, "corrupted" + second + ".");
    requireRefused(joined(good, changed(good, 0)), "", ONE, "corrupted" + second + ".");
    requireRefused(
        packed(good),
        "",
        ONE,
        "corrupted record at 0. Is it a TFRecord file, of this compression_type?");
    for (int cut : new int[] {1, 11, 12, 20, size - 1}) {
      byte[] part = joined(good, Arrays.copyOf(good, cut));
      requireRefused(part, "", ONE, "truncated" + second + ".");
      requireRefused(packed(part), "GZIP", ONE, "truncated" + second + ".");
    }
  }

  @Test
  void believesNoLength() throws IOException {
    byte[] good = record(floats(1, 2));
    for (long length : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 40, 2_000_000_000}) {
      byte[] hostile = joined(good, header(length), new byte[100]);
      requireRefused(hostile, "", ONE, "truncated record at " + good.length + ".");
      boolean huge = length > Integer.MAX_VALUE;
      requireRefused(
          packed(hostile),
          "GZIP",
          ONE,
          huge && length < Long.MAX_VALUE / 2
              ? "record at %d has %d bytes, more than 2 GiB.".formatted(good.length, length)
              : "truncated record at " + good.length + ".");
    }
  }

  @Test
  void saysWhereCompressionIsDamaged() throws IOException {
    byte[] good = record(floats(1, 2));
    requireRefused(good, "GZIP", ONE, "is not compressed with GZIP.");
    byte[] whole = packed(joined(good, good));
    requireRefused(
        Arrays.copyOf(whole, whole.length - 12),
        "GZIP",
        ONE,
        "cannot be unpacked behind byte %d as GZIP (Unexpected end of ZLIB input stream)."
            .formatted(good.length));
  }

  @Test
  void saysWhichFeatureDoesNotFit() throws IOException {
    byte[] good = record(floats(1, 2));
    String place = "record at " + good.length + ": ";
    byte[] three = joined(good, record(floats(1, 2, 3)));
    requireRefused(
        three,
        "",
        ONE,
        place
            + "Key: a. Number of float values != expected. Values size: 3 but output shape: [2].");
    byte[] other = joined(good, record(bytes((byte) 1)));
    requireRefused(
        other,
        "",
        ONE,
        place + "Key: a. Data types don't match. Data type: string but expected type: float.");
    byte[] none = joined(good, record(new byte[0]));
    requireRefused(
        none, "", ONE, place + "Feature: a (data type: float) is required but could not be found.");
    Map<String, FixedLenFeature> text =
        Map.of("a", new FixedLenFeature(new int[] {}, DType.STRING));
    requireRefused(
        record(bytes((byte) -1)),
        "",
        text,
        "record at 0: Key: a. Is no text in UTF-8. Take it as uint8.");
    Map<String, FixedLenFeature> raw = Map.of("a", new FixedLenFeature(new int[] {3}, DType.UINT8));
    requireRefused(
        record(bytes((byte) -1)),
        "",
        raw,
        "record at 0: Key: a. Number of byte values != expected. Values size: 1 but output shape: [3].");
  }

  @Test
  void saysWhichRecordIsNoExample() throws IOException {
    Path file = file(record(new byte[] {-1, -1, 1}));
    assertThatThrownBy(
            () -> list(new TfRecordBatches(List.of(file), ONE, 8, TfRecordBatchesTest::all)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + ": record at 0: Could not parse example input (");
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongArguments() {
    Path file = folder.resolve("none");
    return new Refusals()
        .value(
            "a batch size of 0",
            () -> new TfRecordBatches(List.of(file), ONE, 0, TfRecordBatchesTest::all),
            "TfRecordBatches: batch_size must be an integer of 1 or more; received 0.")
        .value(
            "no file",
            () -> new TfRecordBatches(List.of(), ONE, 1, TfRecordBatchesTest::all),
            "TfRecordBatches: must be given a file and a feature at least; received 0 files, 1 features.")
        .value(
            "a type that examples do not have",
            () -> new FixedLenFeature(new int[] {2}, DType.INT32),
            "FixedLenFeature: dtype must be float32, int64, str or uint8; received int32. Cast the batches.")
        .tests();
  }
}

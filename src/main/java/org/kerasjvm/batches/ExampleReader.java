package org.kerasjvm.batches;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.RowBuffer;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/**
 * Turns {@code tf.train.Example} messages into rows of arrays: {@code tf.io.parse_example} with
 * features of fixed length, and its messages ({@code
 * tensorflow/core/util/example_proto_fast_parsing.cc}).
 */
final class ExampleReader {

  /** One feature of the rows. */
  private record Column(String name, FixedLenFeature feature, RowBuffer rows) {}

  private final List<Column> columns;
  private int count;

  /**
   * Starts with no rows.
   *
   * @param rows how many there will be at most
   */
  ExampleReader(Map<String, FixedLenFeature> features, int rows) {
    columns =
        features.entrySet().stream()
            .map(entry -> column(entry.getKey(), entry.getValue(), rows))
            .toList();
  }

  private static Column column(String name, FixedLenFeature feature, int rows) {
    RowBuffer buffer = new RowBuffer(feature.dtype(), feature.shape());
    buffer.reserve(rows);
    return new Column(name, feature, buffer);
  }

  /** How many rows there are. */
  int count() {
    return count;
  }

  /**
   * Adds a row.
   *
   * @throws IOException if the bytes are no such message; the text says why
   */
  void add(byte[] record) throws IOException {
    Map<String, Feature> features;
    try {
      features = Example.parseFrom(record).getFeatures().getFeatureMap();
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("Could not parse example input (" + e.getMessage() + ")", e);
    }
    for (Column column : columns) {
      Feature given = features.get(column.name());
      boolean lacks = given == null || given.getKindCase() == Feature.KindCase.KIND_NOT_SET;
      put(column, lacks ? null : given);
    }
    count++;
  }

  private void put(Column column, @Nullable Feature given) throws IOException {
    NDArray standIn = column.feature().defaultValue();
    if (given != null) {
      column.rows().put(count, values(column, given), 0);
    } else if (standIn != null) {
      column.rows().put(count, standIn.storage(), 0);
    } else {
      throw new IOException(
          "Feature: %s (data type: %s) is required but could not be found"
              .formatted(column.name(), typeName(column.feature().dtype())));
    }
  }

  private static String typeName(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "float";
      case INT64 -> "int64";
      default -> "string";
    };
  }

  private static Object values(Column column, Feature given) throws IOException {
    DType dtype = column.feature().dtype();
    int width = column.rows().width();
    requireKind(column, given);
    return switch (dtype) {
      case FLOAT32 -> floats(column, given.getFloatList(), width);
      case INT64 -> longs(column, given.getInt64List(), width);
      case UINT8 -> bytes(column, given.getBytesList().getValueList(), width);
      default -> texts(column, given.getBytesList().getValueList(), width);
    };
  }

  private static void requireKind(Column column, Feature given) throws IOException {
    String kind =
        switch (given.getKindCase()) {
          case FLOAT_LIST -> "float";
          case INT64_LIST -> "int64";
          default -> "string";
        };
    String wanted = typeName(column.feature().dtype());
    if (!kind.equals(wanted)) {
      throw new IOException(
          "Key: %s. Data types don't match. Data type: %s but expected type: %s"
              .formatted(column.name(), kind, wanted));
    }
  }

  private static void requireSize(Column column, String kind, int size, int width)
      throws IOException {
    if (size != width) {
      throw new IOException(
          "Key: %s. Number of %s values != expected. Values size: %d but output shape: %s"
              .formatted(
                  column.name(), kind, size, java.util.Arrays.toString(column.feature().shape())));
    }
  }

  private static float[] floats(Column column, FloatList given, int width) throws IOException {
    requireSize(column, "float", given.getValueCount(), width);
    float[] values = new float[width];
    for (int k = 0; k < width; k++) {
      values[k] = given.getValue(k);
    }
    return values;
  }

  private static long[] longs(Column column, Int64List given, int width) throws IOException {
    requireSize(column, "int64", given.getValueCount(), width);
    long[] values = new long[width];
    for (int k = 0; k < width; k++) {
      values[k] = given.getValue(k);
    }
    return values;
  }

  private static byte[] bytes(Column column, List<ByteString> given, int width) throws IOException {
    requireSize(column, "string", given.size(), 1);
    requireSize(column, "byte", given.get(0).size(), width);
    return given.get(0).toByteArray();
  }

  private static String[] texts(Column column, List<ByteString> given, int width)
      throws IOException {
    requireSize(column, "string", given.size(), width);
    String[] values = new String[width];
    for (int k = 0; k < width; k++) {
      if (!given.get(k).isValidUtf8()) {
        throw new IOException(
            "Key: %s. Is no text in UTF-8. Take it as uint8".formatted(column.name()));
      }
      values[k] = given.get(k).toStringUtf8();
    }
    return values;
  }

  /** All rows by name, in order of the specification. */
  Map<String, NDArray> take() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    columns.forEach(column -> arrays.put(column.name(), column.rows().take(count)));
    return arrays;
  }
}

package org.kerasjvm.cli.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/**
 * Rows as TensorFlow Serving answers, {@code {"predictions": [...]}}, a row a line; as JSON lines
 * the rows alone. A row of one output is its value, of several an object. Outputs without rows are
 * {@code {"outputs": ...}}.
 */
final class JsonSink implements Sink {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

  private final TextFile file;
  private final List<String> outputs;
  private final boolean lines;
  private final JsonGenerator json;
  private long rows;
  private boolean whole;

  JsonSink(List<String> outputs, TextFile file, boolean lines) throws IOException {
    this.outputs = outputs;
    this.file = file;
    this.lines = lines;
    this.json = JSON.createGenerator(file.writer());
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void write(Map<String, NDArray> all, boolean hasRows) throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    outputs.forEach(name -> arrays.put(name, all.getOrDefault(name, NDArray.of(new float[0]))));
    if (!hasRows) {
      whole = true;
      json.writeRaw("{\"outputs\": ");
      value(arrays, -1);
      json.flush();
      return;
    }
    int count = arrays.values().iterator().next().length();
    for (int row = 0; row < count; row++) {
      json.flush();
      json.writeRaw(rows++ == 0 ? lines ? "" : "{\"predictions\": [\n" : lines ? "\n" : ",\n");
      value(arrays, row);
    }
    json.flush();
    file.endBatch();
  }

  /** One row of all outputs, or all of them. */
  private void value(Map<String, NDArray> arrays, int row) throws IOException {
    if (arrays.size() == 1) {
      array(arrays.values().iterator().next(), row);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, NDArray> output : arrays.entrySet()) {
      json.writeFieldName(output.getKey());
      array(output.getValue(), row);
    }
    json.writeEndObject();
  }

  private void array(NDArray array, int row) throws IOException {
    if (row < 0) {
      nested(array, 0, 0, array.size());
    } else {
      int size = array.size() / array.length();
      nested(array, 1, row * size, size);
    }
  }

  private void nested(NDArray array, int axis, int from, int size) throws IOException {
    int[] shape = array.shape();
    if (axis == shape.length) {
      scalar(array.storage(), from);
      return;
    }
    json.writeStartArray();
    int part = shape[axis] == 0 ? 0 : size / shape[axis];
    for (int k = 0; k < shape[axis]; k++) {
      nested(array, axis + 1, from + k * part, part);
    }
    json.writeEndArray();
  }

  private void scalar(Object storage, int k) throws IOException {
    if (storage instanceof float[] floats) {
      json.writeNumber(floats[k]);
    } else if (storage instanceof double[] doubles) {
      json.writeNumber(doubles[k]);
    } else {
      json.writeObject(Values.at(storage, k));
    }
  }

  @Override
  public void finish() throws IOException {
    json.flush();
    String start = rows == 0 && !whole && !lines ? "{\"predictions\": [" : "";
    String end = whole ? "}\n" : lines ? rows == 0 ? "" : "\n" : "\n]}\n";
    file.writer().write(start + end);
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.kerasjvm.cli.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.data.CsvRows;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.Npy;
import org.kerasjvm.data.Npz;
import org.kerasjvm.savedmodel.TensorSpec;

/** Inputs that have no rows to cut, such as a factor or an image of fixed size: read at once. */
final class Whole {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Whole() {}

  /** One input. */
  static NDArray read(InputFile file, TensorSpec spec) throws IOException {
    return switch (file.format()) {
      case NPY -> Npy.read(file, file.name());
      case JSON, JSONL -> array(json(file), file.name());
      case CSV -> csv(file, spec);
      case NPZ ->
          throw new IOException(
              file.name() + ": an npz file holds several arrays. Give it without a name.");
    };
  }

  /** All inputs by name, from one file. */
  static Map<String, NDArray> readAll(InputFile file, List<TensorSpec> specs) throws IOException {
    if (specs.size() == 1 && file.format() != Format.NPZ) {
      return Map.of(specs.get(0).name(), read(file, specs.get(0)));
    }
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    if (file.format() == Format.NPZ && file.path() != null) {
      arrays.putAll(Npz.load(file.path()));
    } else if (file.format() == Format.JSON && json(file) instanceof Map<?, ?> object) {
      Object inner = object.get("inputs") instanceof Map<?, ?> inputs ? inputs : object;
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) inner).entrySet()) {
        String name = String.valueOf(entry.getKey());
        arrays.put(name, array(entry.getValue(), file.name() + ", \"" + name + "\""));
      }
    } else {
      throw new IOException(
          "%s: must be npz, or a JSON object with an array for each of %s; or give --input NAME=FILE for each."
              .formatted(file.name(), specs.stream().map(TensorSpec::name).toList()));
    }
    return arrays;
  }

  private static Object json(InputStream in) throws IOException {
    return JSON.readValue(in, Object.class);
  }

  private static NDArray array(@org.jspecify.annotations.Nullable Object value, String name)
      throws IOException {
    if (value == null) {
      throw new IOException(name + ": must be an array or a value; received null.");
    }
    try {
      return NDArray.of(value);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  private static NDArray csv(InputFile file, TensorSpec spec) throws IOException {
    try (CsvRows rows = new CsvRows(file, file.name(), CsvRows::hasNames)) {
      rows.advance(Integer.MAX_VALUE);
      int[] all = java.util.stream.IntStream.range(0, rows.width()).toArray();
      NDArray matrix = rows.columns(CsvSource.type(spec), all);
      int[] shape = spec.shape();
      return spec.rank() < 0 || matrix.size() != size(shape) ? matrix : matrix.reshape(shape);
    }
  }

  private static long size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }
}

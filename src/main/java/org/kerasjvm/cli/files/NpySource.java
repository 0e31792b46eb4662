package org.kerasjvm.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.data.NpyRows;
import org.kerasjvm.savedmodel.TensorSpec;

/** One numpy array. A single row without its batch axis is a batch of one. */
final class NpySource implements Source {

  private final String name;
  private final TensorSpec spec;
  private final NpyRows rows;
  private final boolean single;
  private long done;

  NpySource(InputStream in, String name, TensorSpec spec) throws IOException {
    this.name = name;
    this.spec = spec;
    this.rows = new NpyRows(in, name);
    int[] shape = rows.shape();
    int[] batch = new int[shape.length + 1];
    batch[0] = 1;
    System.arraycopy(shape, 0, batch, 1, shape.length);
    this.single = !spec.accepts(shape) && spec.accepts(batch);
    if (!single && !spec.accepts(shape)) {
      rows.close();
      throw new IOException(
          "%s: input '%s' must have shape %s; the file has %s."
              .formatted(name, spec.name(), spec.shapeString(), text(shape)));
    }
  }

  private static String text(int[] shape) {
    String axes = java.util.Arrays.toString(shape);
    String inner = axes.substring(1, axes.length() - 1);
    return "(" + inner + (shape.length == 1 ? ",)" : ")");
  }

  @Override
  public Map<String, NDArray> read(int most) throws IOException {
    Optional<NDArray> part = rows.read(single ? Integer.MAX_VALUE : most);
    if (part.isEmpty()) {
      return Map.of();
    }
    NDArray array = part.get();
    if (single) {
      int[] shape = array.shape();
      int[] batch = new int[shape.length + 1];
      batch[0] = 1;
      System.arraycopy(shape, 0, batch, 1, shape.length);
      array = array.reshape(batch);
    }
    done += array.length();
    return Map.of(spec.name(), array);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long rows() {
    return single ? 1 : rows.rows();
  }

  @Override
  public double share() {
    return rows() == 0 ? 1 : (double) done / rows();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

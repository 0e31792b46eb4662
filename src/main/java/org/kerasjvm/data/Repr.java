package org.kerasjvm.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Prints arrays as numpy does: aligned columns, shortest digits, at most 8 decimals. */
final class Repr {
  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final int LINE = 75;

  private final NDArray array;
  private final int[] shape;
  private final boolean summarised;
  private String[] cells = {};

  private Repr(NDArray array) {
    this.array = array;
    this.shape = array.shape();
    this.summarised = array.size() > THRESHOLD;
  }

  static String of(NDArray array) {
    return new Repr(array).text();
  }

  private String text() {
    cells = new String[array.size()];
    layOut();
    String body = array.size() == 0 ? "" : array.rank() == 0 ? cells[0] : body(0, 0);
    String empty = array.rank() == 1 ? "[]" : "[], shape=" + array.shapeString();
    String text = "array(" + (array.size() == 0 ? empty : body);
    if (isPlain()) {
      return text + ")";
    }
    String dtype = "dtype=" + array.dtype().numpyName() + ")";
    int lastLine = text.length() - text.lastIndexOf('\n');
    boolean fits = lastLine + dtype.length() + 1 <= LINE;
    return text + (fits ? ", " : ",\n" + " ".repeat("array(".length())) + dtype;
  }

  /** Whether the elements alone tell the type. */
  private boolean isPlain() {
    return switch (array.dtype()) {
      case STRING -> true;
      case FLOAT64, INT64, BOOL -> array.size() > 0;
      case FLOAT32, INT32, UINT8 -> false;
    };
  }

  /** Formats the cells that will be seen, all to one width. */
  private void layOut() {
    int[] seen = seen();
    for (int i : seen) {
      cells[i] =
          switch (array.dtype()) {
            case STRING -> quote(Casts.stringAt(array.storage(), i));
            case BOOL -> Casts.stringAt(array.storage(), i);
            case INT32, INT64, UINT8 -> Long.toString(Casts.longAt(array.storage(), i));
            case FLOAT32, FLOAT64 -> "";
          };
    }
    if (array.dtype().isFloating()) {
      layOutFloats(seen);
    }
    int width = Arrays.stream(seen).map(i -> cells[i].length()).max().orElse(0);
    boolean left = array.dtype() == DType.STRING;
    for (int i : seen) {
      String pad = " ".repeat(width - cells[i].length());
      cells[i] = left ? cells[i] : pad + cells[i];
    }
  }

  private static String quote(String text) {
    return text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
  }

  private int[] seen() {
    IntStream all = IntStream.range(0, array.size());
    return summarised ? all.filter(this::isSeen).toArray() : all.toArray();
  }

  private boolean isSeen(int flat) {
    int rest = flat;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      int i = rest % shape[axis];
      rest /= shape[axis];
      if (shape[axis] > 2 * EDGE && i >= EDGE && i < shape[axis] - EDGE) {
        return false;
      }
    }
    return true;
  }

  private void layOutFloats(int[] seen) {
    double[] values =
        Arrays.stream(seen).mapToDouble(i -> Casts.doubleAt(array.storage(), i)).toArray();
    String[] texts = FloatRepr.cells(values, array.dtype() == DType.FLOAT32);
    for (int i = 0; i < seen.length; i++) {
      cells[seen[i]] = texts[i];
    }
  }

  private String body(int axis, int offset) {
    int width = Shapes.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
    boolean last = axis == shape.length - 1;
    String indent = " ".repeat("array(".length() + axis + 1);
    String separator = last ? ", " : "," + "\n".repeat(shape.length - 1 - axis) + indent;
    StringBuilder out = new StringBuilder("[");
    int lineStart = -indent.length() + 1;
    for (int i = 0; i < shape[axis]; i++) {
      if (i > 0) {
        out.append(separator);
      }
      boolean gap = summarised && shape[axis] > 2 * EDGE && i == EDGE;
      String piece = gap ? "..." : last ? cells[offset + i] : body(axis + 1, offset + i * width);
      if (last && i > 0 && out.length() - lineStart + piece.length() + 1 > LINE) {
        out.setLength(out.length() - 1);
        out.append('\n').append(indent);
        lineStart = out.length() - indent.length();
      }
      out.append(piece);
      i = gap ? shape[axis] - EDGE - 1 : i;
    }
    return out.append(']').toString();
  }
}

package org.kerasjvm.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints arrays as numpy does: aligned columns, shortest digits, at most 8 decimals. */
final class Repr {
  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final int PRECISION = 8;

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
    String body = array.rank() == 0 ? cells[0] : body(0, 0);
    return "array(" + (array.size() == 0 ? "[]" : body) + suffix() + ")";
  }

  private String suffix() {
    DType type = array.dtype();
    boolean plain = type == DType.FLOAT64 || type == DType.INT64 || type == DType.BOOL;
    String empty = array.size() == 0 && array.rank() != 1 ? ", shape=" + array.shapeString() : "";
    boolean silent = plain && (array.size() > 0 || type == DType.FLOAT64);
    return empty + (silent || type == DType.STRING ? "" : ", dtype=" + type.numpyName());
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
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (int i : seen) {
      double v = Math.abs(Casts.doubleAt(array.storage(), i));
      if (v != 0 && !Double.isNaN(v) && !Double.isInfinite(v)) {
        max = Math.max(max, v);
        min = Math.min(min, v);
      }
    }
    boolean scientific = max >= 1e8 || (max > 0 && (min < 1e-4 || max / min > 1000));
    int decimals = 0;
    for (int i : seen) {
      cells[i] = scientific ? scientific(i) : fixed(i);
      decimals = Math.max(decimals, decimals(cells[i]));
    }
    for (int i : seen) {
      cells[i] = padDecimals(cells[i], decimals, scientific);
    }
  }

  private String fixed(int i) {
    BigDecimal exact = decimal(i);
    if (exact == null) {
      return special(Casts.doubleAt(array.storage(), i));
    }
    BigDecimal cut =
        exact.scale() > PRECISION ? exact.setScale(PRECISION, RoundingMode.HALF_EVEN) : exact;
    String text = cut.signum() == 0 ? zero(i) : cut.stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".";
  }

  private String zero(int i) {
    return 1 / Casts.doubleAt(array.storage(), i) < 0 ? "-0" : "0";
  }

  private String scientific(int i) {
    BigDecimal exact = decimal(i);
    if (exact == null) {
      return special(Casts.doubleAt(array.storage(), i));
    }
    if (exact.signum() == 0) {
      return "0.e+00";
    }
    int exponent = exact.precision() - exact.scale() - 1;
    BigDecimal mantissa = exact.movePointLeft(exponent).setScale(PRECISION, RoundingMode.HALF_EVEN);
    String digits = mantissa.stripTrailingZeros().toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    return (digits.contains(".") ? digits : digits + ".")
        + "e"
        + sign
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }

  private @Nullable BigDecimal decimal(int i) {
    if (array.storage() instanceof float[] a) {
      return Float.isFinite(a[i]) ? ShortestDecimal.of(a[i]) : null;
    }
    double v = Casts.doubleAt(array.storage(), i);
    return Double.isFinite(v) ? ShortestDecimal.of(v) : null;
  }

  private static String special(double v) {
    return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
  }

  private static int decimals(String cell) {
    int point = cell.indexOf('.');
    int end = cell.indexOf('e') > 0 ? cell.indexOf('e') : cell.length();
    return point < 0 ? 0 : end - point - 1;
  }

  /** Plain numbers are padded with blanks behind, those with an exponent with zeros. */
  private static String padDecimals(String cell, int decimals, boolean scientific) {
    if (!cell.contains(".")) {
      return cell;
    }
    int missing = decimals - decimals(cell);
    if (!scientific) {
      return cell + " ".repeat(missing);
    }
    int e = cell.indexOf('e');
    return cell.substring(0, e) + "0".repeat(missing) + cell.substring(e);
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
      if (last && i > 0 && out.length() - lineStart + piece.length() + 1 > 75) {
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

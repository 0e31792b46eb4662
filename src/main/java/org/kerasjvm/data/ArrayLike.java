package org.kerasjvm.data;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ndarray.BooleanNdArray;
import org.tensorflow.ndarray.ByteNdArray;
import org.tensorflow.ndarray.DoubleNdArray;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.IntNdArray;
import org.tensorflow.ndarray.LongNdArray;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** Turns nested Java arrays, lists, scalars and TensorFlow Java arrays into an {@link NDArray}. */
final class ArrayLike {
  private final int[] shape;
  private final DType dtype;
  private final Object storage;
  private int next;

  private ArrayLike(Object root) {
    this.shape = shapeOf(root);
    this.dtype = leafType(root, "");
    this.storage = dtype.newStorage(Shapes.size(shape));
    fill(root, 0, "");
  }

  static NDArray convert(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "NDArray.of: must have an array, a list or a number; received null.");
    }
    if (value instanceof NDArray array) {
      return array;
    }
    if (value instanceof NdArray<?> array) {
      return fromTensorFlow(array);
    }
    ArrayLike converted = new ArrayLike(value);
    return new NDArray(converted.storage, converted.shape);
  }

  private static boolean isNested(Object value) {
    return value instanceof List || value instanceof NDArray || value.getClass().isArray();
  }

  private static int length(Object value) {
    if (value instanceof List<?> list) {
      return list.size();
    }
    return value instanceof NDArray array ? array.length() : Array.getLength(value);
  }

  private static @Nullable Object child(Object value, int i) {
    return value instanceof List<?> list ? list.get(i) : Array.get(value, i);
  }

  /** Follows the first elements down; later rows are checked against it by {@link #fill}. */
  private static int[] shapeOf(Object root) {
    List<Integer> dims = new ArrayList<>();
    @Nullable Object value = root;
    while (value != null && isNested(value)) {
      if (value instanceof NDArray array) {
        Arrays.stream(array.shape()).forEach(dims::add);
        break;
      }
      int length = length(value);
      dims.add(length);
      if (length == 0) {
        addEmptyDims(value.getClass(), dims);
        break;
      }
      value = child(value, 0);
    }
    return dims.stream().mapToInt(Integer::intValue).toArray();
  }

  /** An empty {@code float[0][]} has shape (0, 0): rank comes from the type. */
  private static void addEmptyDims(Class<?> type, List<Integer> dims) {
    Class<?> component = type.getComponentType();
    while (component != null && component.isArray()) {
      dims.add(0);
      component = component.getComponentType();
    }
  }

  private static DType leafType(@Nullable Object value, String path) {
    if (value == null) {
      throw new IllegalArgumentException(
          "NDArray.of: elements must not be null; element [" + path + "] is null.");
    }
    if (value instanceof NDArray array) {
      return array.dtype();
    }
    if (!isNested(value)) {
      return scalarType(value, path);
    }
    Class<?> leaf = value.getClass();
    while (leaf.isArray()) {
      leaf = leaf.getComponentType();
    }
    @Nullable DType known = value.getClass().isArray() ? declaredType(leaf) : null;
    if (known != null) {
      return known;
    }
    @Nullable DType joined = null;
    for (int i = 0; i < length(value); i++) {
      DType type = leafType(child(value, i), join(path, i));
      joined = joined == null ? type : DType.promote(joined, type);
    }
    return joined == null ? DType.FLOAT64 : joined;
  }

  private static @Nullable DType declaredType(Class<?> leaf) {
    if (leaf == float.class || leaf == Float.class) {
      return DType.FLOAT32;
    } else if (leaf == double.class || leaf == Double.class) {
      return DType.FLOAT64;
    } else if (leaf == int.class
        || leaf == Integer.class
        || leaf == short.class
        || leaf == Short.class) {
      return DType.INT32;
    } else if (leaf == long.class || leaf == Long.class) {
      return DType.INT64;
    } else if (leaf == byte.class || leaf == Byte.class) {
      return DType.UINT8;
    } else if (leaf == boolean.class || leaf == Boolean.class) {
      return DType.BOOL;
    }
    return leaf == String.class ? DType.STRING : null;
  }

  private static DType scalarType(Object value, String path) {
    DType type = declaredType(value.getClass());
    if (type == null) {
      String where = path.isEmpty() ? "the value" : "element [" + path + "]";
      throw new IllegalArgumentException(
          "NDArray.of: elements must be numbers, booleans or strings; "
              + where
              + " is a "
              + value.getClass().getName()
              + ". Pass Java arrays, lists, NDArray or TensorFlow Java's NdArray.");
    }
    return type;
  }

  private void fill(@Nullable Object value, int depth, String path) {
    if (value == null) {
      throw new IllegalArgumentException(
          "NDArray.of: elements must not be null; element [" + path + "] is null.");
    }
    if (value instanceof NDArray array) {
      checkRest(array.shape(), depth, path);
      append(array.storage());
    } else if (!isNested(value)) {
      checkRest(new int[0], depth, path);
      set(value);
    } else {
      checkLength(length(value), depth, path);
      fillNested(value, depth, path);
    }
  }

  private void fillNested(Object value, int depth, String path) {
    Class<?> component = value.getClass().getComponentType();
    if (component != null && component.isPrimitive()) {
      checkRest(new int[] {length(value)}, depth, path);
      append(value instanceof short[] shorts ? widen(shorts) : value);
      return;
    }
    for (int i = 0; i < length(value); i++) {
      fill(child(value, i), depth + 1, join(path, i));
    }
  }

  private void checkLength(int length, int depth, String path) {
    if (depth >= shape.length || shape[depth] != length) {
      throw ragged(
          path, length, depth < shape.length ? Integer.toString(shape[depth]) : "a single value");
    }
  }

  private void checkRest(int[] rest, int depth, String path) {
    int[] expected = Arrays.copyOfRange(shape, Math.min(depth, shape.length), shape.length);
    if (!Arrays.equals(rest, expected)) {
      throw new IllegalArgumentException(
          "NDArray.of: rows must all have the same shape; element ["
              + path
              + "] has shape "
              + Shapes.text(rest)
              + " where the first has "
              + Shapes.text(expected)
              + ".");
    }
  }

  private static IllegalArgumentException ragged(String path, int length, String expected) {
    return new IllegalArgumentException(
        "NDArray.of: rows must all have the same length; row ["
            + path
            + "] has "
            + length
            + " elements where the first has "
            + expected
            + ".");
  }

  private void append(Object part) {
    Object cast = DType.ofStorage(part) == dtype ? part : Casts.cast(part, dtype);
    int length = Casts.length(cast);
    System.arraycopy(cast, 0, storage, next, length);
    next += length;
  }

  private void set(Object value) {
    int i = next++;
    if (storage instanceof String[] a) {
      a[i] = (String) value;
    } else if (storage instanceof boolean[] a) {
      a[i] = (Boolean) value;
    } else if (storage instanceof long[] a) {
      a[i] = number(value).longValue();
    } else if (storage instanceof int[] a) {
      a[i] = number(value).intValue();
    } else if (storage instanceof byte[] a) {
      a[i] = number(value).byteValue();
    } else if (storage instanceof float[] a) {
      a[i] = number(value).floatValue();
    } else {
      ((double[]) storage)[i] = number(value).doubleValue();
    }
  }

  private static Number number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return value instanceof Byte b ? (Number) (b & 0xff) : (Number) value;
  }

  private static int[] widen(short[] values) {
    int[] wide = new int[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static String join(String path, int i) {
    return path.isEmpty() ? Integer.toString(i) : path + ", " + i;
  }

  private static NDArray fromTensorFlow(NdArray<?> array) {
    int[] shape = Arrays.stream(array.shape().asArray()).mapToInt(Math::toIntExact).toArray();
    int size = Shapes.size(shape);
    if (array instanceof FloatNdArray a) {
      float[] values = new float[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    } else if (array instanceof DoubleNdArray a) {
      double[] values = new double[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    } else if (array instanceof IntNdArray a) {
      int[] values = new int[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    } else if (array instanceof LongNdArray a) {
      long[] values = new long[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    } else if (array instanceof ByteNdArray a) {
      byte[] values = new byte[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    } else if (array instanceof BooleanNdArray a) {
      boolean[] values = new boolean[size];
      a.copyTo(DataBuffers.of(values, false, false));
      return new NDArray(values, shape);
    }
    return objects(array, shape, size);
  }

  private static NDArray objects(NdArray<?> array, int[] shape, int size) {
    List<@Nullable Object> values = new ArrayList<>(size);
    array.scalars().forEach(scalar -> values.add(scalar.getObject()));
    return convert(values).reshape(shape);
  }
}

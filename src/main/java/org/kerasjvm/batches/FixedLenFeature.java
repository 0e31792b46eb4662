package org.kerasjvm.batches;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;

/**
 * What a feature of a {@code tf.train.Example} looks like in every row: {@code
 * tf.io.FixedLenFeature(shape, dtype, default_value)}.
 *
 * <p>{@code FLOAT32}, {@code INT64} and {@code STRING} are the kinds that an example can hold,
 * texts in UTF-8. {@code UINT8} takes the bytes of a string feature as numbers, {@code
 * tf.io.decode_raw(value, tf.uint8)}: images are often kept so.
 */
public final class FixedLenFeature {

  private final int[] shape;
  private final DType dtype;
  private final @Nullable NDArray defaultValue;

  /**
   * A feature that every row must have.
   *
   * @param shape of one row; empty for a scalar
   * @param dtype {@code FLOAT32}, {@code INT64}, {@code STRING} or {@code UINT8}
   * @throws IllegalArgumentException if the type is another, or a size negative
   */
  public FixedLenFeature(int[] shape, DType dtype) {
    this(shape, dtype, null);
  }

  /**
   * A feature that rows may lack.
   *
   * @param defaultValue what stands for it then, array-like of that shape
   * @throws IllegalArgumentException if the type is another, or the default has another shape
   */
  public FixedLenFeature(int[] shape, DType dtype, @Nullable Object defaultValue) {
    this.shape = shape.clone();
    this.dtype = requireType(dtype);
    int[] whole = NDArray.zeros(DType.BOOL, shape).shape();
    this.defaultValue =
        defaultValue == null ? null : NDArray.of(defaultValue).astype(dtype).reshape(whole);
  }

  private static DType requireType(DType dtype) {
    return switch (dtype) {
      case FLOAT32, INT64, STRING, UINT8 -> dtype;
      default ->
          throw new IllegalArgumentException(
              "FixedLenFeature: dtype must be float32, int64, str or uint8; received "
                  + dtype.numpyName()
                  + ". Cast the batches.");
    };
  }

  /** The shape of one row. */
  public int[] shape() {
    return shape.clone();
  }

  /** The element type. */
  public DType dtype() {
    return dtype;
  }

  /** What stands for the feature where a row lacks it, or null. */
  public @Nullable NDArray defaultValue() {
    return defaultValue;
  }

  @Override
  public String toString() {
    return "FixedLenFeature(shape=%s, dtype=%s, default_value=%s)"
        .formatted(
            Arrays.toString(shape),
            dtype.numpyName(),
            defaultValue == null ? "None" : defaultValue);
  }
}

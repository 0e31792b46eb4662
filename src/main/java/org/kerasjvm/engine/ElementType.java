package org.kerasjvm.engine;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.data.NDArray;
import org.tensorflow.proto.DataType;

/**
 * TensorFlow's element types: the number in files, the name, the bytes an element takes, and the
 * array type that carries it in Java. Types without a carrier cannot go in or out.
 */
public enum ElementType {
  FLOAT32(DataType.DT_FLOAT, 4, DType.FLOAT32),
  FLOAT64(DataType.DT_DOUBLE, 8, DType.FLOAT64),
  FLOAT16(DataType.DT_HALF, 2, DType.FLOAT32),
  BFLOAT16(DataType.DT_BFLOAT16, 2, DType.FLOAT32),
  INT8(DataType.DT_INT8, 1, DType.INT32, Byte.MIN_VALUE, Byte.MAX_VALUE),
  INT16(DataType.DT_INT16, 2, DType.INT32, Short.MIN_VALUE, Short.MAX_VALUE),
  INT32(DataType.DT_INT32, 4, DType.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE),
  INT64(DataType.DT_INT64, 8, DType.INT64),
  UINT8(DataType.DT_UINT8, 1, DType.UINT8, 0, 0xff),
  UINT16(DataType.DT_UINT16, 2, DType.INT32, 0, 0xffff),
  UINT32(DataType.DT_UINT32, 4, DType.INT64, 0, 0xffff_ffffL),
  UINT64(DataType.DT_UINT64, 8, DType.INT64, 0, Long.MAX_VALUE),
  BOOL(DataType.DT_BOOL, 1, DType.BOOL),
  STRING(DataType.DT_STRING, 24, DType.STRING),
  /** Complex numbers, resources, variants, quantized types. */
  OTHER(DataType.DT_INVALID, 0, null, 0, 0);

  private static final ElementType[] BY_NUMBER = byNumber();

  private final DataType type;
  private final int bytes;
  private final @Nullable DType carrier;
  private final long least;
  private final long greatest;

  ElementType(DataType type, int bytes, DType carrier) {
    this(type, bytes, carrier, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  ElementType(DataType type, int bytes, @Nullable DType carrier, long least, long greatest) {
    this.type = type;
    this.bytes = bytes;
    this.carrier = carrier;
    this.least = least;
    this.greatest = greatest;
  }

  private static ElementType[] byNumber() {
    ElementType[] all = new ElementType[64];
    for (ElementType element : values()) {
      all[element.type.getNumber()] = element;
    }
    return all;
  }

  /** The type with TensorFlow's number; {@link #OTHER} if there is none here. */
  public static ElementType of(int number) {
    boolean known = number >= 0 && number < BY_NUMBER.length && BY_NUMBER[number] != null;
    return known ? BY_NUMBER[number] : OTHER;
  }

  /** The type of the elements of our arrays. */
  public static ElementType of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> FLOAT32;
      case FLOAT64 -> FLOAT64;
      case INT32 -> INT32;
      case INT64 -> INT64;
      case UINT8 -> UINT8;
      case BOOL -> BOOL;
      case STRING -> STRING;
    };
  }

  /** TensorFlow's name of a type: {@code float32}, {@code string}, {@code resource}. */
  public static String nameOf(DataType type) {
    return switch (type) {
      case DT_FLOAT -> "float32";
      case DT_DOUBLE -> "float64";
      case DT_HALF -> "float16";
      case UNRECOGNIZED -> "unknown";
      default -> type.name().substring("DT_".length()).toLowerCase(Locale.ROOT);
    };
  }

  /** TensorFlow's number of the type. */
  public int number() {
    return type.getNumber();
  }

  /** How many an element takes in native memory. */
  public int bytes() {
    return bytes;
  }

  /**
   * The type of Java arrays that hold such elements.
   *
   * @throws IllegalStateException if it is not {@linkplain #supported() supported}
   */
  public DType carrier() {
    if (carrier == null) {
      throw new IllegalStateException(this + ": elements of this type have no Java array.");
    }
    return carrier;
  }

  /** Whether Java arrays can hold such elements. */
  public boolean supported() {
    return carrier != null;
  }

  /**
   * The array as this type's carrier where that loses nothing but a float's last digits; empty
   * where the conversion is refused.
   */
  public Optional<NDArray> convert(NDArray array) {
    DType to = carrier();
    DType from = array.dtype();
    if (from == to) {
      return Optional.of(array).filter(a -> !narrow() || fits(a));
    }
    boolean widens =
        switch (to) {
          case FLOAT32, FLOAT64 -> from.isNumeric();
          case INT32, INT64, UINT8 -> (from.isInteger() || from == DType.BOOL) && fits(array);
          default -> false;
        };
    if (!widens || to == DType.FLOAT32 && from == DType.FLOAT64 && overflows(array)) {
      return Optional.empty();
    }
    return Optional.of(array.astype(to));
  }

  /** Whether the carrier holds integers that the type does not. */
  private boolean narrow() {
    return this == INT8 || this == INT16 || this == UINT16 || this == UINT32 || this == UINT64;
  }

  private boolean fits(NDArray array) {
    Object storage = array.storage();
    if (storage instanceof int[] ints) {
      for (int value : ints) {
        if (value < least || value > greatest) {
          return false;
        }
      }
    } else if (storage instanceof long[] longs) {
      for (long value : longs) {
        if (value < least || value > greatest) {
          return false;
        }
      }
    } else if (storage instanceof byte[] bytesOf) {
      for (byte value : bytesOf) {
        if ((value & 0xff) > greatest) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean overflows(NDArray array) {
    for (double value : (double[]) array.storage()) {
      if (Double.isFinite(value) && Float.isInfinite((float) value)) {
        return true;
      }
    }
    return false;
  }
}

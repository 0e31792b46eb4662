package org.kerasjvm.data;

/** Element types of an {@link NDArray}, with numpy's names. */
public enum DType {
  /** 32-bit float, held in a {@code float[]}. */
  FLOAT32("float32"),
  /** 64-bit float, held in a {@code double[]}. */
  FLOAT64("float64"),
  /** 32-bit signed integer, held in an {@code int[]}. */
  INT32("int32"),
  /** 64-bit signed integer, held in a {@code long[]}. */
  INT64("int64"),
  /** 8-bit unsigned integer (0 to 255), held in a {@code byte[]}. */
  UINT8("uint8"),
  /** Truth value, held in a {@code boolean[]}. */
  BOOL("bool"),
  /** Text, held in a {@code String[]}. */
  STRING("str");

  private final String numpyName;

  DType(String numpyName) {
    this.numpyName = numpyName;
  }

  /** Returns the name numpy and Keras use, for example {@code "float32"}. */
  public String numpyName() {
    return numpyName;
  }

  /** Returns whether this is {@link #FLOAT32} or {@link #FLOAT64}. */
  public boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** Returns whether this is {@link #INT32}, {@link #INT64} or {@link #UINT8}. */
  public boolean isInteger() {
    return this == INT32 || this == INT64 || this == UINT8;
  }

  /**
   * Returns whether arithmetic is defined: everything but {@link #STRING} (booleans count 0, 1).
   */
  public boolean isNumeric() {
    return this != STRING;
  }

  /**
   * Returns the type of a computation over both types, by numpy's table: the same type stays,
   * {@code float32} with a 32- or 64-bit integer gives {@code float64}, {@code uint8} and {@code
   * bool} give way to the other.
   *
   * @throws IllegalArgumentException if exactly one of them is {@link #STRING}
   */
  public static DType promote(DType a, DType b) {
    if (a == b) {
      return a;
    }
    if (a == STRING || b == STRING) {
      throw new IllegalArgumentException(
          "NDArray: text and numbers do not mix; received "
              + a.numpyName
              + " and "
              + b.numpyName
              + ".");
    }
    if (a == BOOL || b == BOOL) {
      return a == BOOL ? b : a;
    }
    if (a == UINT8 || b == UINT8) {
      return a == UINT8 ? b : a;
    }
    return a.isInteger() && b.isInteger() ? INT64 : FLOAT64;
  }

  /** Bytes of an element; of a string what its place takes. */
  public int bytes() {
    return switch (this) {
      case FLOAT64, INT64 -> Long.BYTES;
      case FLOAT32, INT32 -> Integer.BYTES;
      case UINT8, BOOL -> 1;
      case STRING -> 24;
    };
  }

  /** Returns a new zeroed backing array ({@code ""} for text) of {@code size} elements. */
  Object newStorage(int size) {
    return switch (this) {
      case FLOAT32 -> new float[size];
      case FLOAT64 -> new double[size];
      case INT32 -> new int[size];
      case INT64 -> new long[size];
      case UINT8 -> new byte[size];
      case BOOL -> new boolean[size];
      case STRING -> emptyTexts(size);
    };
  }

  private static String[] emptyTexts(int size) {
    String[] texts = new String[size];
    java.util.Arrays.fill(texts, "");
    return texts;
  }

  /** Returns the type whose backing array is {@code storage}. */
  static DType ofStorage(Object storage) {
    for (DType type : values()) {
      if (type.newStorage(0).getClass() == storage.getClass()) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "NDArray: elements must be float, double, int, long, byte, boolean or String; received "
            + storage.getClass().getSimpleName()
            + ".");
  }
}

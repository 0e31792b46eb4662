package org.kerasjvm.ops;

import org.kerasjvm.data.DType;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Our dtypes and TensorFlow's. */
public final class Types {

  private Types() {}

  /** TF Java's class of a dtype. */
  public static Class<? extends TType> tensorClass(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> TFloat32.class;
      case FLOAT64 -> TFloat64.class;
      case INT32 -> TInt32.class;
      case INT64 -> TInt64.class;
      case UINT8 -> TUint8.class;
      case BOOL -> TBool.class;
      case STRING -> TString.class;
    };
  }

  /** The dtype of an operand. */
  public static DType of(Operand<?> operand) {
    return of(operand.asOutput().dataType());
  }

  /**
   * Our dtype of TensorFlow's.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DType of(DataType type) {
    return switch (type) {
      case DT_FLOAT -> DType.FLOAT32;
      case DT_DOUBLE -> DType.FLOAT64;
      case DT_INT32 -> DType.INT32;
      case DT_INT64 -> DType.INT64;
      case DT_UINT8 -> DType.UINT8;
      case DT_BOOL -> DType.BOOL;
      case DT_STRING -> DType.STRING;
      default -> throw new IllegalArgumentException("dtype " + type + " is not supported.");
    };
  }

  /** TensorFlow's type of a dtype. */
  public static DataType protoOf(DType dtype) {
    return org.tensorflow.op.Operands.toDataType(tensorClass(dtype));
  }

  static Operand<?> scalar(Ops tf, double value, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> tf.constant((float) value);
      case FLOAT64 -> tf.constant(value);
      case INT32 -> tf.constant((int) value);
      case INT64 -> tf.constant((long) value);
      case UINT8 -> tf.constant((byte) value);
      case BOOL, STRING ->
          throw new IllegalArgumentException(
              "a number cannot meet a value of dtype " + dtype + ".");
    };
  }
}

package org.kerasjvm.ops;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One tensor of the graph that is being traced, with Keras's operations ({@code keras.ops}) as
 * methods. Immutable. Each method emits the TensorFlow operations that Keras's TensorFlow backend
 * emits, in the same order, because float32 rounding is part of the contract.
 *
 * <p>Operands of two values broadcast as in numpy. A {@code double} operand is rounded to the
 * value's dtype first, as Keras does with Python numbers.
 */
public final class Value {

  private final Tape tape;
  private final Ops tf;
  private final Operand<?> operand;
  private final @Nullable Value logits;
  private final @Nullable Value mask;

  private Value(Tape tape, Operand<?> operand, @Nullable Value logits, @Nullable Value mask) {
    this.tape = tape;
    this.tf = tape.tf();
    this.operand = operand;
    this.logits = logits;
    this.mask = mask;
  }

  /** Wraps an operand of the graph behind {@code tf}, where no gradient will be taken. */
  public static Value of(Ops tf, Operand<?> operand) {
    return of(new Tape(tf), operand);
  }

  /** Wraps an operand of the graph that {@code tape} goes with. */
  public static Value of(Tape tape, Operand<?> operand) {
    return new Value(tape, operand, null, null);
  }

  /** Wraps an operand of this value's graph. */
  public Value as(Operand<?> result) {
    return new Value(tape, result, null, null);
  }

  /** The operations of the graph, for what this class does not offer. */
  public Ops tf() {
    return tf;
  }

  /** The operand itself. */
  public Operand<?> operand() {
    return operand;
  }

  /** The operand as one of a given element type; unchecked, as TensorFlow checks when building. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends Operand<?>> T typed() {
    return (T) operand;
  }

  @SuppressWarnings("unchecked") // TF Java's element types are erased; the graph checks dtypes
  private Operand<TFloat32> f() {
    return (Operand<TFloat32>) operand;
  }

  @SuppressWarnings("unchecked")
  private Operand<TBool> b() {
    return (Operand<TBool>) operand;
  }

  @SuppressWarnings("unchecked")
  private Operand<TInt32> i() {
    return (Operand<TInt32>) operand;
  }

  /** The static shape; unknown dimensions are -1. */
  public Shape shape() {
    return operand.shape();
  }

  /** The number of dimensions. */
  public int rank() {
    return shape().numDimensions();
  }

  /** The element type. */
  public DType dtype() {
    return Types.of(operand);
  }

  /**
   * What went into the sigmoid or softmax that made this value, or null. Cross-entropies compute
   * from it instead, as Keras does through {@code _keras_logits}.
   */
  public @Nullable Value logits() {
    return logits;
  }

  /** Which elements count (boolean), or null for all: Keras's {@code _keras_mask}. */
  public @Nullable Value mask() {
    return mask;
  }

  /** The same tensor with a mask; null takes one off. */
  public Value withMask(@Nullable Value counting) {
    return new Value(tape, operand, logits, counting);
  }

  /** A scalar constant of this value's dtype. */
  public Value constant(double value) {
    return as(Types.scalar(tf, value, dtype()));
  }

  /** An int32 vector constant. */
  public Value ints(int... values) {
    return as(tf.constant(values));
  }

  // ---- arithmetic

  /** {@code this + other}. */
  public Value add(Value other) {
    return as(tf.math.add(f(), other.f()));
  }

  /** {@code this + other}. */
  public Value add(double other) {
    return add(constant(other));
  }

  /** {@code this - other}. */
  public Value subtract(Value other) {
    return as(tf.math.sub(f(), other.f()));
  }

  /** {@code this - other}. */
  public Value subtract(double other) {
    return subtract(constant(other));
  }

  /** {@code this * other}. */
  public Value multiply(Value other) {
    return as(tf.math.mul(f(), other.f()));
  }

  /** {@code this * other}. */
  public Value multiply(double other) {
    return multiply(constant(other));
  }

  /** {@code this / other}. */
  public Value divide(Value other) {
    return as(tf.math.div(f(), other.f()));
  }

  /** {@code this / other}. */
  public Value divide(double other) {
    return divide(constant(other));
  }

  /** {@code this / other}, 0 where {@code other} is 0. */
  public Value divideNoNan(Value other) {
    return as(tf.math.divNoNan(f(), other.f()));
  }

  /** {@code this} to the power {@code other}. */
  public Value power(Value other) {
    return as(tf.math.pow(f(), other.f()));
  }

  /** {@code this} to the power {@code other}. */
  public Value power(double other) {
    return power(constant(other));
  }

  /** The larger of the two, element by element. */
  public Value maximum(Value other) {
    return as(tf.math.maximum(f(), other.f()));
  }

  /** The larger of this and a number. */
  public Value maximum(double other) {
    return maximum(constant(other));
  }

  /** The smaller of the two, element by element. */
  public Value minimum(Value other) {
    return as(tf.math.minimum(f(), other.f()));
  }

  /** The smaller of this and a number. */
  public Value minimum(double other) {
    return minimum(constant(other));
  }

  /** {@code -this}. */
  public Value negative() {
    return as(tf.math.neg(f()));
  }

  /** Absolute value. */
  public Value abs() {
    return as(tf.math.abs(f()));
  }

  /** -1, 0 or 1. */
  public Value sign() {
    return as(tf.math.sign(f()));
  }

  /** {@code this * this}. */
  public Value square() {
    return as(tf.math.square(f()));
  }

  /** Square root. */
  public Value sqrt() {
    return as(tf.math.sqrt(f()));
  }

  /**
   * {@code 1 / sqrt(this)}, by TensorFlow's own kernel, whose last bit differs from a division's.
   */
  public Value rsqrt() {
    return as(tf.math.rsqrt(f()));
  }

  /** The largest whole number not above this. */
  public Value floor() {
    return as(tf.math.floor(f()));
  }

  /** The smallest whole number not below this. */
  public Value ceil() {
    return as(tf.math.ceil(f()));
  }

  /** {@code this / divisor}, rounded towards negative infinity. */
  public Value floorDivide(double divisor) {
    return as(tf.math.floorDiv(f(), constant(divisor).f()));
  }

  /** What {@link #floorDivide} leaves. */
  public Value floorMod(double divisor) {
    return as(tf.math.floorMod(f(), constant(divisor).f()));
  }

  /** Cosine of radians. */
  public Value cos() {
    return as(tf.math.cos(f()));
  }

  /** e to the power of this. */
  public Value exp() {
    return as(tf.math.exp(f()));
  }

  /** {@code exp(this) - 1}. */
  public Value expm1() {
    return as(tf.math.expm1(f()));
  }

  /** Natural logarithm. */
  public Value log() {
    return as(tf.math.log(f()));
  }

  /** {@code log(1 + this)}. */
  public Value log1p() {
    return as(tf.math.log1p(f()));
  }

  /** Gauss's error function. */
  public Value erf() {
    return as(tf.math.erf(f()));
  }

  // ---- activations with kernels of their own

  /** {@code max(this, 0)}. */
  public Value relu() {
    return as(tf.nn.relu(f()));
  }

  /** {@code min(max(this, 0), 6)}. */
  public Value relu6() {
    return as(tf.nn.relu6(f()));
  }

  /** This where positive, {@code slope * this} elsewhere. */
  public Value leakyRelu(float slope) {
    return as(tf.nn.leakyRelu(f(), LeakyRelu.alpha(slope)));
  }

  /** {@code 1 / (1 + exp(-this))}; the result remembers this as its {@link #logits()}. */
  public Value sigmoid() {
    return new Value(tape, tf.math.sigmoid(f()), this, null);
  }

  /** Softmax along the last axis; the result remembers this as its {@link #logits()}. */
  public Value softmax() {
    return new Value(tape, tf.nn.softmax(f()), this, null);
  }

  /** Hyperbolic tangent. */
  public Value tanh() {
    return as(tf.math.tanh(f()));
  }

  /** {@code log(1 + exp(this))}; its gradient is Python's, another kernel than the registry's. */
  public Value softplus() {
    Value free = stopGradient();
    return withGradient(as(tf.math.softplus(free.f())), dy -> dy.multiply(sigmoid()));
  }

  /** {@code this / (1 + |this|)}. */
  public Value softsign() {
    return as(tf.nn.softsign(f()));
  }

  /** This where positive, {@code exp(this) - 1} elsewhere. */
  public Value elu() {
    return as(tf.nn.elu(f()));
  }

  /** Scaled exponential linear unit. */
  public Value selu() {
    return as(tf.nn.selu(f()));
  }

  /** Softmax along an axis; the result remembers this as its {@link #logits()}. */
  public Value softmax(int axis) {
    int last = rank() - 1;
    int at = axis < 0 ? axis + rank() : axis;
    if (at == last) {
      return softmax();
    }
    Value moved = as(tf.nn.softmax(swap(at, last).f())).swap(at, last);
    return new Value(tape, moved.operand, this, null);
  }

  /** Length 1 along an axis: {@code x * min(1 / sqrt(sum(x^2)), 1e7)}, Keras's ops.normalize. */
  public Value normalize(int axis) {
    return multiply(square().sumKeep(axis).rsqrt().minimum(1.0 / 1e-7));
  }

  // ---- comparison and choice

  /** {@code this > other}, boolean. */
  public Value greater(Value other) {
    return as(tf.math.greater(f(), other.f()));
  }

  /** {@code this > other}, boolean. */
  public Value greater(double other) {
    return greater(constant(other));
  }

  /** {@code this >= other}, boolean. */
  public Value greaterEqual(Value other) {
    return as(tf.math.greaterEqual(f(), other.f()));
  }

  /** {@code this >= other}, boolean. */
  public Value greaterEqual(double other) {
    return greaterEqual(constant(other));
  }

  /** {@code this < other}, boolean. */
  public Value less(Value other) {
    return as(tf.math.less(f(), other.f()));
  }

  /** {@code this <= other}, boolean. */
  public Value lessEqual(Value other) {
    return as(tf.math.lessEqual(f(), other.f()));
  }

  /** {@code this == other}, boolean. */
  public Value equal(Value other) {
    return as(tf.math.equal(f(), other.f()));
  }

  /** Both, for booleans. */
  public Value and(Value other) {
    return as(tf.math.logicalAnd(b(), other.b()));
  }

  /** Either, for booleans. */
  public Value or(Value other) {
    return as(tf.math.logicalOr(b(), other.b()));
  }

  /** The opposite, for booleans. */
  public Value not() {
    return as(tf.math.logicalNot(b()));
  }

  /** Where neither infinite nor NaN, boolean. */
  public Value isFinite() {
    return as(tf.math.isFinite(f()));
  }

  /** Whether all of these booleans hold, a scalar. */
  public Value all() {
    return as(tf.all(b(), axes(new int[0])));
  }

  /** {@code yes} where this boolean holds, {@code no} elsewhere. */
  public Value choose(Value yes, Value no) {
    return as(tf.select(b(), yes.f(), no.f()));
  }

  /** This with values outside {@code [low, high]} moved to the nearer bound. */
  public Value clip(double low, double high) {
    return as(tf.clipByValue(f(), constant(low).f(), constant(high).f()));
  }

  // ---- reductions

  /** Sum over the axes (negative ones count from the end; none given means all). */
  public Value sum(int... axes) {
    return as(tf.sum(f(), axes(axes)));
  }

  /** Sum over the axes, which stay with size 1. */
  public Value sumKeep(int... axes) {
    return as(tf.sum(f(), axes(axes), org.tensorflow.op.core.Sum.keepDims(true)));
  }

  /** Maximum over the axes. */
  public Value max(int... axes) {
    return as(tf.max(f(), axes(axes)));
  }

  /** Mean over the axes. */
  public Value mean(int... axes) {
    return as(tf.math.mean(f(), axes(axes)));
  }

  /** Sum over the last axis, which stays with size 1. */
  public Value sumKeepLast() {
    return as(tf.sum(f(), tf.constant(-1), org.tensorflow.op.core.Sum.keepDims(true)));
  }

  /** Mean over the last axis, which stays with size 1. */
  public Value meanKeepLast() {
    return as(tf.math.mean(f(), tf.constant(-1), Mean.keepDims(true)));
  }

  /** Maximum over the last axis, which stays with size 1. */
  public Value maxKeepLast() {
    return as(tf.max(f(), tf.constant(-1), org.tensorflow.op.core.Max.keepDims(true)));
  }

  /** {@code log(sum(exp(this)))} over an axis, without overflow; -inf where all are -inf. */
  public Value logSumExp(int axis) {
    Value highest = as(tf.max(f(), tf.constant(axis), org.tensorflow.op.core.Max.keepDims(true)));
    Value finite = as(tf.math.isFinite(highest.f()));
    Value shift = finite.choose(highest, highest.constant(0)).stopGradient();
    return subtract(shift).exp().sum(axis).log().add(shift.squeeze(axis));
  }

  /** Index of the largest element along the last axis, the first of equals; int64. */
  public Value argmax() {
    return as(tf.math.argMax(operand, tf.constant(-1), TInt64.class));
  }

  private Operand<TInt32> axes(int[] axes) {
    if (axes.length > 0) {
      return tf.constant(axes);
    }
    if (shape().isUnknown()) {
      return tf.range(tf.constant(0), tf.rank(operand), tf.constant(1));
    }
    int[] all = new int[rank()];
    Arrays.setAll(all, k -> k);
    return tf.constant(all);
  }

  // ---- linear algebra

  /**
   * Matrix product of the last two axes; a matrix on the right multiplies every matrix on the left.
   */
  public Value matmul(Value other) {
    if (rank() == 2 && other.rank() == 2) {
      return as(tf.linalg.matMul(f(), other.f()));
    }
    return as(tf.train.batchMatMul(f(), other.f(), TFloat32.class));
  }

  /**
   * Adds a vector along the last axis by the BiasAdd kernel, whose gradient sums in its own order.
   */
  public Value biasAdd(Value bias) {
    return as(tf.nn.biasAdd(f(), bias.f()));
  }

  // ---- shape

  /** The same elements in another shape, one of whose sizes may be -1. */
  public Value reshape(int... sizes) {
    return as(tf.reshape(f(), tf.constant(sizes)));
  }

  /** The same elements in a shape computed in the graph. */
  public Value reshape(Value sizes) {
    return as(tf.reshape(f(), sizes.i()));
  }

  /** Adds an axis of size 1. */
  public Value expandDims(int axis) {
    return as(tf.expandDims(f(), tf.constant(axis)));
  }

  /** Removes an axis of size 1. */
  public Value squeeze(int axis) {
    return as(tf.squeeze(f(), Squeeze.axis(List.of((long) axis))));
  }

  /** Reorders the axes. */
  public Value transpose(int... order) {
    return as(tf.linalg.transpose(f(), tf.constant(order)));
  }

  /** Exchanges two axes. */
  public Value swap(int a, int b) {
    int[] order = new int[rank()];
    Arrays.setAll(order, k -> k == a ? b : k == b ? a : k);
    return a == b ? this : transpose(order);
  }

  /** Joins values along an axis; one value stays as it is. */
  public static Value concatenate(List<Value> values, int axis) {
    Value first = values.get(0);
    if (values.size() == 1) {
      return first; // TensorFlow's Concat wants two
    }
    return first.as(
        first.tf.concat(values.stream().map(Value::f).toList(), first.tf.constant(axis)));
  }

  /** Values of one shape as rows along a new first axis. */
  public static Value stack(List<Value> values) {
    Value first = values.get(0);
    return first.as(first.tf.stack(values.stream().map(Value::f).toList()));
  }

  /** The rows with the given indices, along the first axis. */
  public Value take(Value indices) {
    return as(tf.gather(f(), indices.i(), tf.constant(0)));
  }

  /** The size of the first axis at run time, an int32 scalar. */
  public Value batchSize() {
    return as(
        tf.squeeze(
            tf.slice(tf.shape(operand), tf.constant(new int[] {0}), tf.constant(new int[] {1}))));
  }

  /** The shape at run time, an int32 vector. */
  public Value dynamicShape() {
    return as(tf.shape(operand));
  }

  /** The number of elements at run time, an int32 scalar. */
  public Value size() {
    return as(tf.size(operand));
  }

  /** One row of zeros with a one at the index, for each element; float32. */
  public Value oneHot(int depth) {
    return as(tf.oneHot(i(), tf.constant(depth), tf.constant(1f), tf.constant(0f)));
  }

  // ---- other

  /** This converted to another dtype; itself if it has that dtype already. */
  public Value cast(DType dtype) {
    return dtype == dtype() ? this : as(tf.dtypes.cast(operand, Types.tensorClass(dtype)));
  }

  /** This as a constant to the gradient. */
  public Value stopGradient() {
    return as(tf.stopGradient(operand));
  }

  /**
   * This as a value read back from a variable, which TensorFlow's graph optimizer takes as it is:
   * without it, {@code (a + b) + constant} becomes {@code a + (b + constant)}, which rounds
   * otherwise, while Keras, which has {@code a + b} from a variable, keeps the order.
   */
  public Value held() {
    return as(tf.ensureShape(f(), shape()));
  }

  /** A copy by name; keeps the {@link #logits()}. */
  public Value identity() {
    return new Value(tape, tf.identity(operand), logits, mask);
  }

  /**
   * Gives an operation on this value a gradient of its own, for kernels that TensorFlow's C++
   * registry has no gradient for.
   *
   * @param output computed from {@code this.stopGradient()}
   * @param backward turns the gradient of the result into the gradient of this
   * @return {@code output}, to be used in its place
   */
  public Value withGradient(Value output, UnaryOperator<Value> backward) {
    Value cut = as(tf.stopGradient(output.operand));
    tape.cut(this, cut, backward);
    return cut;
  }

  @Override
  public String toString() {
    return "Value(" + dtype() + ", shape=" + shape() + ")";
  }
}

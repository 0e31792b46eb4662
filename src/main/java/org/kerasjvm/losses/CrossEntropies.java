package org.kerasjvm.losses;

import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The cross-entropy formulas of {@code keras/src/backend/tensorflow/nn.py}, one number per sample
 * or element. A prediction that comes straight from sigmoid or softmax is computed from its logits.
 */
public final class CrossEntropies {

  /** Keras's {@code backend.epsilon()}. */
  static final double EPSILON = 1e-7;

  private CrossEntropies() {}

  /** Element by element; shapes equal. */
  public static Value binary(Value yTrue, Value yPred, boolean fromLogits) {
    Value logits = logits(yPred, fromLogits);
    if (logits != null) {
      return sigmoidCrossEntropy(yTrue, logits);
    }
    Value p = yPred.clip(EPSILON, 1.0 - EPSILON);
    Value one = p.constant(1);
    Value bce = yTrue.multiply(p.log());
    bce = bce.add(one.subtract(yTrue).multiply(one.subtract(p).log()));
    return bce.negative();
  }

  /** Along the last axis, targets one-hot or probabilities. */
  public static Value categorical(Value yTrue, Value yPred, boolean fromLogits) {
    return categorical(yTrue, yPred, fromLogits, -1);
  }

  /** Along an axis, targets one-hot or probabilities. */
  public static Value categorical(Value yTrue, Value yPred, boolean fromLogits, int axis) {
    requireSameClasses("categorical_crossentropy", yTrue, yPred);
    Value logits = logits(yPred, fromLogits);
    if (logits != null) {
      int last = yPred.rank() - 1;
      int at = axis < 0 ? axis + yPred.rank() : axis;
      return softmaxCrossEntropy(moved(yTrue, at, last), moved(logits, at, last));
    }
    return yTrue.multiply(normalised(yPred, axis).log()).sum(axis).negative();
  }

  /** Divided by the sum over an axis, and clipped. */
  static Value normalised(Value yPred, int axis) {
    return yPred.divide(yPred.sumKeep(axis)).clip(EPSILON, 1.0 - EPSILON);
  }

  /** As TensorFlow's: the axis goes to the end, the others keep their order. */
  private static Value moved(Value x, int at, int last) {
    if (at == last) {
      return x;
    }
    int[] order = new int[last + 1];
    for (int k = 0; k < last; k++) {
      order[k] = k < at ? k : k + 1;
    }
    order[last] = at;
    return x.transpose(order);
  }

  /** Along the last axis, targets class numbers. */
  public static Value sparse(Value yTrue, Value yPred, boolean fromLogits) {
    Value logits = logits(yPred, fromLogits);
    Value scores = logits != null ? logits : yPred.clip(EPSILON, 1.0 - EPSILON).log();
    return sparseSoftmaxCrossEntropy(yTrue.cast(DType.INT64), scores);
  }

  private static @Nullable Value logits(Value yPred, boolean fromLogits) {
    return fromLogits ? yPred : yPred.logits();
  }

  /**
   * {@code max(x, 0) - x t + log1p(exp(-|x|))}. Three gradients meet in {@code x}; Python adds them
   * in another order than TensorFlow's C++ registry, and at a kink of a relu the last bit decides.
   */
  private static Value sigmoidCrossEntropy(Value t, Value x) {
    Value free = x.stopGradient();
    Value zero = free.as(free.tf().zerosLike(free.operand()));
    Value positive = free.greaterEqual(zero);
    Value relu = positive.choose(free, zero);
    Value decay = positive.choose(free.negative(), free).exp();
    Value loss = relu.subtract(free.multiply(t)).add(decay.log1p());
    return x.withGradient(
        loss,
        dy -> {
          Value ofDecay = dy.multiply(reciprocal(decay.add(1))).multiply(decay);
          Value ofAbs = positive.choose(ofDecay.negative(), ofDecay);
          Value ofRelu = positive.choose(dy, zero);
          return ofAbs.add(ofRelu).add(dy.negative().multiply(t));
        });
  }

  private static Value reciprocal(Value x) {
    return x.as(x.tf().math.reciprocal(x.<Operand<TFloat32>>typed()));
  }

  private static Value softmaxCrossEntropy(Value t, Value x) {
    Value free = flat(x.stopGradient());
    var op =
        x.tf()
            .nn
            .softmaxCrossEntropyWithLogits(
                free.<Operand<TFloat32>>typed(), flat(t).<Operand<TFloat32>>typed());
    return withBackprop(x, op.loss(), op.backprop());
  }

  private static Value sparseSoftmaxCrossEntropy(Value labels, Value x) {
    Value free = flat(x.stopGradient());
    var op =
        x.tf()
            .nn
            .sparseSoftmaxCrossEntropyWithLogits(
                free.<Operand<TFloat32>>typed(), labels.reshape(-1).<Operand<TInt64>>typed());
    return withBackprop(x, op.loss(), op.backprop());
  }

  /** The kernels give loss and gradient at once; the C++ registry knows only one of the two. */
  private static Value withBackprop(Value x, Operand<TFloat32> loss, Operand<TFloat32> backprop) {
    boolean flat = x.rank() == 2;
    Value perRow = flat ? x.as(loss) : x.as(loss).reshape(leading(x));
    return x.withGradient(
        perRow,
        dy -> {
          Value slope = flat ? x.as(backprop) : x.as(backprop).reshape(x.dynamicShape());
          return dy.expandDims(-1).multiply(slope);
        });
  }

  private static Value flat(Value x) {
    return x.rank() == 2 ? x : x.reshape(-1, Math.toIntExact(x.shape().get(x.rank() - 1)));
  }

  private static Value leading(Value x) {
    Value shape = x.dynamicShape();
    return shape.as(
        x.tf()
            .slice(
                shape.<Operand<org.tensorflow.types.TInt32>>typed(),
                x.tf().constant(new int[] {0}),
                x.tf().constant(new int[] {x.rank() - 1})));
  }

  private static void requireSameClasses(String what, Value yTrue, Value yPred) {
    boolean sameRank = yTrue.rank() == yPred.rank();
    for (int k = 0; sameRank && k < yTrue.rank(); k++) {
      long a = yTrue.shape().get(k);
      long b = yPred.shape().get(k);
      sameRank = a < 0 || b < 0 || a == b;
    }
    if (!sameRank) {
      throw new IllegalArgumentException(
          "%s: Arguments `target` and `output` must have the same shape. Received: target.shape=%s, output.shape=%s"
              .formatted(
                  what,
                  org.kerasjvm.ops.Variable.show(yTrue.shape()),
                  org.kerasjvm.ops.Variable.show(yPred.shape())));
    }
  }
}

package org.kerasjvm.metrics;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Config;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * {@code tp / (tp + fp + fn)} of each class, from a confusion matrix, averaged over the target
 * classes that occur: what the IoU metrics share.
 */
public abstract class IntersectionOverUnion extends Metric {

  private static final double EPSILON = 1e-7;
  private static final double NOT_ZERO = 1e-9;

  /**
   * What the data hold.
   *
   * @param ignoreClass the class whose samples are left out; null for none
   * @param sparseTrue whether targets are class numbers rather than one-hot along the axis
   * @param sparsePred whether predictions are class numbers rather than scores along the axis
   */
  record Data(@Nullable Integer ignoreClass, boolean sparseTrue, boolean sparsePred, int axis) {

    static final Data NUMBERS = new Data(null, true, true, -1);
  }

  private final int classes;
  private final List<Integer> targets;
  private final Data data;
  private final Variable matrix;

  IntersectionOverUnion(Config c, int classes, List<Integer> targets, Data data) {
    super(c);
    this.classes = classes;
    this.targets = targets;
    this.data = data;
    requireTargets();
    matrix = addVariable("total_confusion_matrix", dtype(), classes, classes);
  }

  static List<Integer> allClasses(int number) {
    return IntStream.range(0, number).boxed().toList();
  }

  private void requireTargets() {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          config().place() + ": target_class_ids must name a class; received [].");
    }
    int last = Collections.max(targets);
    if (last >= classes || Collections.min(targets) < 0) {
      int wrong = last >= classes ? last : Collections.min(targets);
      throw new IllegalArgumentException(
          "%s: Target class id %d is out of range, which is [0, %d)."
              .formatted(config().place(), wrong, classes));
    }
  }

  @Override
  public final Direction direction() {
    return Direction.UP;
  }

  @Override
  public void update(CallContext context, Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value t = numbers(yTrue, data.sparseTrue());
    Value p = numbers(yPred, data.sparsePred());
    Value w = sampleWeight == null ? t.constant(1) : sampleWeight.cast(dtype());
    w = Samples.broadcast(w.rank() > 1 ? w.reshape(-1) : w, t);
    if (data.ignoreClass() != null) {
      Ops tf = t.tf();
      Value other = t.constant(data.ignoreClass());
      Value valid = t.as(tf.math.notEqual(t.<Operand<TInt64>>typed(), other.typed()));
      valid = valid.cast(dtype());
      t = t.multiply(valid);
      p = p.multiply(valid);
      w = w.multiply(valid);
    }
    context.update(matrix, context.value(matrix).add(confusion(t, p, w)));
  }

  /** Class numbers as a vector, in the metric's dtype. */
  private Value numbers(Value given, boolean sparse) {
    Value numbers = given;
    if (!sparse) {
      Ops tf = given.tf();
      numbers = given.as(tf.math.argMax(given.operand(), tf.constant(data.axis()), TInt64.class));
    }
    return numbers.cast(dtype()).reshape(-1);
  }

  /** Rows are targets, columns predictions. */
  private Value confusion(Value t, Value p, Value w) {
    Ops tf = t.tf();
    List<Value> columns =
        List.of(t.cast(DType.INT64).expandDims(1), p.cast(DType.INT64).expandDims(1));
    Value indices = Value.concatenate(columns, 1);
    Operand<TInt64> shape = tf.constant(new long[] {classes, classes});
    return w.as(tf.scatterNd(indices.<Operand<TInt64>>typed(), w.operand(), shape));
  }

  @Override
  public final Value result(CallContext context) {
    Value counts = context.value(matrix);
    Ops tf = counts.tf();
    Value correct = counts.as(tf.linalg.tensorDiagPart(counts.<Operand<TFloat32>>typed()));
    Value union = counts.sum(0).add(counts.sum(1)).subtract(correct);
    Value ids = counts.ints(targets.stream().mapToInt(Integer::intValue).toArray());
    Value part = correct.take(ids).cast(DType.FLOAT32);
    Value whole = union.take(ids).cast(DType.FLOAT32);
    Value occurring = whole.greater(NOT_ZERO).cast(DType.FLOAT32).sum();
    return part.divide(whole.add(EPSILON)).sum().divide(occurring.add(EPSILON));
  }
}

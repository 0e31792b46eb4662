package org.kerasjvm.losses;

import java.util.List;
import org.kerasjvm.data.DType;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.core.OneHot;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The states that a target of CTC passes through, all in logarithms of probabilities: the start,
 * its labels, and the blank before the first and after each of them ({@code
 * tensorflow/python/ops/ctc_ops.py}). A target of at most n labels has 2 (n + 1) states.
 */
final class CtcStates {

  /** What stands for the logarithm of 0 at both ends of a target. */
  private static final double LOG_0 = Math.log(1e-307);

  private final Value labels;
  private final int longest;
  private final int count;

  /**
   * @param labels class numbers from 1, padded by 0: (batch, longest)
   */
  CtcStates(Value labels) {
    this.labels = labels.cast(DType.INT32);
    longest = Math.toIntExact(labels.shape().get(1));
    count = 2 * (longest + 1);
  }

  /** The start: (batch, states). */
  Value first() {
    Value none = labels.multiply(0).sum(1);
    return oneHot(none, count, 0, (float) LOG_0);
  }

  /** Where a target may end, after or on its last label: (batch, states). */
  Value last() {
    Value zero = labels.constant(0);
    Value length = labels.equal(zero).not().cast(DType.INT32).sum(1);
    Value end = oneHot(length, longest + 1, 1, 0);
    Value allowed = Value.concatenate(List.of(end, end), 1);
    return allowed.constant(1).subtract(allowed).multiply(LOG_0);
  }

  /** From each state (last axis) to each: (batch, states, states). */
  Value transitions() {
    float[][] always = new float[count][count];
    float[][] toNextLabel = new float[count][count];
    int blank = longest + 1;
    always[1][0] = 1;
    for (int k = 0; k <= longest; k++) {
      always[k][k] = 1;
      always[blank + k][blank + k] = 1;
      always[blank + k][k] = 1;
      if (k > 0) {
        always[k][blank + k - 1] = 1;
      }
      if (k > 1) {
        toNextLabel[k][k - 1] = 1;
      }
    }
    Value differs = differsFromLast().expandDims(2);
    Value next = differs.as(labels.tf().constant(toNextLabel));
    return differs.as(labels.tf().constant(always)).add(differs.multiply(next)).log();
  }

  /** 1 where a label's state can follow that of the label before it: (batch, states). */
  private Value differsFromLast() {
    Value before = columns(0, longest - 1);
    Value after = columns(1, longest - 1);
    Value differs = before.equal(after).not().cast(DType.FLOAT32);
    return padded(differs, 2, count - longest - 1, 0);
  }

  private Value columns(int from, int size) {
    return labels.as(
        labels
            .tf()
            .slice(
                labels.<Operand<TInt32>>typed(),
                labels.tf().constant(new int[] {0, from}),
                labels.tf().constant(new int[] {-1, size})));
  }

  /** Of (steps, batch, classes) what each state sees: (steps, batch, states). */
  Value observed(Value perClass) {
    int classes = Math.toIntExact(perClass.shape().get(2));
    Value seen = oneHot(labels, classes, 1, 0).expandDims(0);
    Value perLabel = perClass.expandDims(2).multiply(seen).sum(3);
    Value blank = part(perClass, 0, 1);
    Value blanks =
        blank.as(
            blank
                .tf()
                .tile(
                    blank.<Operand<TFloat32>>typed(),
                    blank.tf().constant(new int[] {1, 1, longest + 1})));
    Value both = Value.concatenate(List.of(perLabel, blanks), 2);
    return both.as(
        both.tf()
            .pad(
                both.<Operand<TFloat32>>typed(),
                both.tf().constant(new int[][] {{0, 0}, {0, 0}, {1, 0}}),
                both.tf().constant(Float.NEGATIVE_INFINITY)));
  }

  /** Of (steps, batch, states) what falls to each class: (steps, batch, classes). */
  Value perClass(Value perState, int classes) {
    Value label = part(perState, 1, longest).expandDims(3);
    Value isClass = oneHot(labels.subtract(1), classes - 1, 0, Float.NEGATIVE_INFINITY);
    Value perLabel = label.add(isClass.expandDims(0)).logSumExp(2);
    Value blank = part(perState, longest + 1, longest + 1).logSumExp(2).expandDims(2);
    return Value.concatenate(List.of(blank, perLabel), 2);
  }

  private static Value part(Value x, int from, int size) {
    return x.as(
        x.tf()
            .slice(
                x.<Operand<TFloat32>>typed(),
                x.tf().constant(new int[] {0, 0, from}),
                x.tf().constant(new int[] {-1, -1, size})));
  }

  private static Value padded(Value x, int before, int after, float with) {
    return x.as(
        x.tf()
            .pad(
                x.<Operand<TFloat32>>typed(),
                x.tf().constant(new int[][] {{0, 0}, {before, after}}),
                x.tf().constant(with)));
  }

  private static Value oneHot(Value indices, int depth, float on, float off) {
    var tf = indices.tf();
    return indices.as(
        tf.oneHot(
            indices.<Operand<TInt32>>typed(),
            tf.constant(depth),
            tf.constant(on),
            tf.constant(off),
            OneHot.axis(-1L)));
  }
}

package org.kerasjvm.engine;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.ops.Types;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;

/**
 * The placeholders that a step's data and its place in the data come in through.
 *
 * @param data the tensors, rows first
 * @param order which row comes when
 * @param from the first batch, or row
 * @param to the end
 * @param batchSize rows a batch
 * @param fresh whether a pass over the data begins
 */
record StepInputs(
    List<Placeholder<?>> data,
    Placeholder<TInt32> order,
    Placeholder<TInt32> from,
    Placeholder<TInt32> to,
    Placeholder<TInt32> batchSize,
    Placeholder<TBool> fresh) {

  static StepInputs create(Ops tf, List<DataSpec> specs) {
    List<Placeholder<?>> data = new ArrayList<>();
    for (DataSpec spec : specs) {
      data.add(tf.placeholder(Types.tensorClass(spec.dtype()), Placeholder.shape(spec.shape())));
    }
    return new StepInputs(
        data,
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1))),
        scalar(tf),
        scalar(tf),
        scalar(tf),
        tf.placeholder(TBool.class, Placeholder.shape(Shape.scalar())));
  }

  private static Placeholder<TInt32> scalar(Ops tf) {
    return tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
  }

  /** Feeds resident data, which is not copied. */
  Session.Runner feed(Session.Runner runner, ResidentData resident) {
    for (int k = 0; k < data.size(); k++) {
      runner.feed(data.get(k), resident.tensor(k));
    }
    return runner.feed(order, resident.order());
  }

  /** The rows of one batch: {@code order[start : start + count]} of each tensor. */
  static List<Operand<?>> rows(
      Ops tf,
      List<? extends Operand<?>> data,
      Operand<TInt32> order,
      Operand<TInt32> start,
      Operand<TInt32> count) {
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> index = tf.slice(order, tf.expandDims(start, zero), tf.expandDims(count, zero));
    List<Operand<?>> rows = new ArrayList<>();
    for (Operand<?> tensor : data) {
      rows.add(tf.gather(tensor, index, zero));
    }
    return rows;
  }
}

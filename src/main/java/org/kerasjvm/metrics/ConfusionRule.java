package org.kerasjvm.metrics;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.DType;
import org.kerasjvm.losses.Loss;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How a batch becomes confusion counts, one for each threshold ({@code
 * update_confusion_matrix_variables} of {@code keras/src/metrics/metrics_utils.py}). A prediction
 * is positive if it exceeds the threshold. Even thresholds sort predictions into buckets, which
 * takes no memory for each pair of prediction and threshold.
 *
 * @param topK how many of the largest predictions of a sample may be positive; null for all
 * @param classId the only class that counts; null for all
 * @param perLabel whether each label (last axis) has counts of its own: (thresholds, labels)
 * @param labelWeights the weight of each label where labels are counted together; null means 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConfusionRule(
    Thresholds thresholds,
    @Nullable Integer topK,
    @Nullable Integer classId,
    boolean perLabel,
    double @Nullable [] labelWeights) {

  static ConfusionRule of(Thresholds thresholds) {
    return new ConfusionRule(thresholds, null, null, false, null);
  }

  static ConfusionRule of(
      Thresholds thresholds, @Nullable Integer topK, @Nullable Integer classId) {
    return new ConfusionRule(thresholds, topK, classId, false, null);
  }

  /** The four counts of a batch. */
  Map<Condition, Value> count(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
    Value[] aligned = Loss.align(yPred.cast(DType.FLOAT32), yTrue.cast(DType.FLOAT32));
    Value p = aligned[0];
    Value t = aligned[1];
    requireSameShape(t, p);
    Value w = sampleWeight == null ? null : alongside(sampleWeight.cast(DType.FLOAT32), t);
    if (topK != null) {
      p = keepLargest(p, topK);
    }
    if (classId != null) {
      t = column(t, classId);
      p = column(p, classId);
    }
    w = w == null ? null : Samples.broadcast(w, p);
    w = times(w, labelWeights(p));
    t = t.cast(DType.BOOL);
    if (!perLabel) {
      t = t.reshape(-1);
      p = p.reshape(-1);
      w = w == null ? null : w.reshape(-1);
    }
    return thresholds.even() ? bucketed(t, p, w) : compared(t, p, w);
  }

  private static void requireSameShape(Value t, Value p) {
    boolean same = t.rank() == p.rank();
    for (int k = 0; same && k < t.rank(); k++) {
      long a = t.shape().get(k);
      long b = p.shape().get(k);
      same = a < 0 || b < 0 || a == b;
    }
    if (!same) {
      throw new IllegalArgumentException(
          "y_true and y_pred must have the same shape; received y_true.shape=%s, y_pred.shape=%s."
              .formatted(Variable.show(t.shape()), Variable.show(p.shape())));
    }
  }

  /** One weight for each sample stands before the labels, one for each element stays. */
  private static Value alongside(Value weight, Value t) {
    return weight.rank() == t.rank() ? weight : weight.expandDims(-1);
  }

  private @Nullable Value labelWeights(Value p) {
    if (labelWeights == null) {
      return null;
    }
    float[] floats = new float[labelWeights.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) labelWeights[k];
    }
    return Samples.broadcast(p.as(p.tf().constant(floats)).expandDims(0), p);
  }

  private static @Nullable Value times(@Nullable Value a, @Nullable Value b) {
    return a == null ? b : b == null ? a : a.multiply(b);
  }

  /** Predictions that are not among the k largest of their sample become very low. */
  private static Value keepLargest(Value p, int k) {
    Ops tf = p.tf();
    int classes = Math.toIntExact(p.shape().get(p.rank() - 1));
    Value indices =
        p.as(tf.nn.topK(p.<Operand<TFloat32>>typed(), tf.constant(k), TInt32.class).indices());
    Value kept = indices.oneHot(classes).sum(-2);
    Value others = kept.constant(1).subtract(kept);
    return p.multiply(kept).add(others.multiply(Thresholds.NEVER));
  }

  private static Value column(Value x, int classId) {
    if (x.rank() < 2) {
      throw new IllegalArgumentException(
          "When class_id is provided, y_pred must be a 2D array with shape (num_samples, num_classes), found shape: "
              + Variable.show(x.shape()));
    }
    long classes = x.shape().get(x.rank() - 1);
    if (classes >= 0 && classId >= classes) {
      throw new IllegalArgumentException(
          "class_id must be a class of y_pred with shape %s; received %d."
              .formatted(Variable.show(x.shape()), classId));
    }
    Ops tf = x.tf();
    return x.as(tf.gather(x.operand(), tf.constant(new int[] {classId}), tf.constant(-1)));
  }

  /** Each prediction falls between two thresholds; sums from the highest down are the counts. */
  private Map<Condition, Value> bucketed(Value t, Value p, @Nullable Value weight) {
    Value yes = t.cast(DType.FLOAT32);
    Value no = yes.constant(1).subtract(yes);
    Value trueLabels = weight == null ? yes : yes.multiply(weight);
    Value falseLabels = weight == null ? no : no.multiply(weight);
    Value scaled = p.clip(0, 1).multiply(thresholds.size() - 1.0);
    Value bucket = p.as(p.tf().math.ceil(scaled.<Operand<TFloat32>>typed())).subtract(1);
    bucket = (thresholds.beyondEnds() ? bucket.relu() : bucket).cast(DType.INT32);
    Value tp = fromAbove(trueLabels, bucket);
    Value fp = fromAbove(falseLabels, bucket);
    Map<Condition, Value> counts = new EnumMap<>(Condition.class);
    counts.put(Condition.TRUE_POSITIVES, tp);
    counts.put(Condition.FALSE_POSITIVES, fp);
    counts.put(Condition.TRUE_NEGATIVES, total(falseLabels).subtract(fp));
    counts.put(Condition.FALSE_NEGATIVES, total(trueLabels).subtract(tp));
    return counts;
  }

  private Value total(Value labels) {
    return perLabel ? labels.sum(0) : labels.sum();
  }

  private Value fromAbove(Value labels, Value bucket) {
    Ops tf = labels.tf();
    Value ids = perLabel ? bucketOfLabel(bucket) : bucket;
    int labelCount = perLabel ? Math.toIntExact(bucket.shape().get(1)) : 1;
    Value sums =
        labels.as(
            tf.math.unsortedSegmentSum(
                labels.reshape(-1).<Operand<TFloat32>>typed(),
                ids.reshape(-1).<Operand<TInt32>>typed(),
                tf.constant(thresholds.size() * labelCount)));
    if (!perLabel) {
      return cumulated(sums, 0);
    }
    return cumulated(sums.reshape(labelCount, thresholds.size()), 1).transpose(1, 0);
  }

  private static Value cumulated(Value sums, int axis) {
    Ops tf = sums.tf();
    return sums.as(
        tf.math.cumsum(sums.<Operand<TFloat32>>typed(), tf.constant(axis), Cumsum.reverse(true)));
  }

  /** Buckets numbered through all labels; those of a curve are never negative. */
  private Value bucketOfLabel(Value bucket) {
    int[] first = new int[Math.toIntExact(bucket.shape().get(1))];
    java.util.Arrays.setAll(first, k -> k * thresholds.size());
    return bucket.add(bucket.ints(first));
  }

  /** Every prediction against every threshold: a first axis of thresholds. */
  private Map<Condition, Value> compared(Value t, Value p, @Nullable Value weight) {
    Ops tf = p.tf();
    int[] column = new int[p.rank() + 1];
    java.util.Arrays.fill(column, 1);
    column[0] = thresholds.size();
    Value limits = p.as(tf.constant(thresholds.floats())).reshape(column);
    Value positive = p.expandDims(0).greater(limits);
    Value label = t.expandDims(0);
    Value w = weight == null ? null : weight.expandDims(0);
    Map<Condition, Value> counts = new EnumMap<>(Condition.class);
    counts.put(Condition.TRUE_POSITIVES, sum(label, positive, w));
    counts.put(Condition.FALSE_POSITIVES, sum(label.not(), positive, w));
    counts.put(Condition.TRUE_NEGATIVES, sum(label.not(), positive.not(), w));
    counts.put(Condition.FALSE_NEGATIVES, sum(label, positive.not(), w));
    return counts;
  }

  private static Value sum(Value label, Value prediction, @Nullable Value weight) {
    Value hits = label.and(prediction).cast(DType.FLOAT32);
    return (weight == null ? hits : hits.multiply(weight)).sum(1);
  }
}

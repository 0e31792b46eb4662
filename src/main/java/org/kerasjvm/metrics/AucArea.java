package org.kerasjvm.metrics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Param;
import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.tensorflow.op.Ops;

/**
 * The area under a curve from confusion counts at falling thresholds ({@code AUC.result} and {@code
 * AUC.interpolate_pr_auc} of {@code keras/src/metrics/confusion_metrics.py}; the latter after Davis
 * and Goadrich, 2006).
 *
 * @param labelWeights how much each label counts in the mean; null means all the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AucArea(String curve, String method, boolean perLabel, double @Nullable [] labelWeights) {

  /** One of some names, as Keras writes them or capitalised otherwise at the first letter. */
  static Param<String> name(String key, String... names) {
    return Param.of(key, new OneOf(names));
  }

  Value of(ConfusionMetric counts, CallContext c) {
    if (curve.equals("PR") && method.equals("interpolation")) {
      return together(interpolatedPr(counts, c));
    }
    Value recall = counts.share(c, Condition.TRUE_POSITIVES, Condition.FALSE_NEGATIVES);
    boolean roc = curve.equals("ROC");
    Value x = roc ? counts.share(c, Condition.FALSE_POSITIVES, Condition.TRUE_NEGATIVES) : recall;
    Value y = roc ? recall : counts.share(c, Condition.TRUE_POSITIVES, Condition.FALSE_POSITIVES);
    Value height =
        switch (method) {
          case "interpolation" -> head(y).add(tail(y)).divide(2);
          case "minoring" -> head(y).minimum(tail(y));
          default -> head(y).maximum(tail(y));
        };
    return together(head(x).subtract(tail(x)).multiply(height));
  }

  private static Value interpolatedPr(ConfusionMetric counts, CallContext c) {
    Value tp = counts.count(c, Condition.TRUE_POSITIVES);
    Value p = tp.add(counts.count(c, Condition.FALSE_POSITIVES));
    Value dtp = head(tp).subtract(tail(tp));
    Value dp = head(p).subtract(tail(p));
    Value slope = dtp.divideNoNan(dp.maximum(0));
    Value intercept = tail(tp).subtract(slope.multiply(tail(p)));
    Value both = head(p).greater(0).and(tail(p).greater(0));
    Value ratio = head(p).divideNoNan(tail(p).maximum(0));
    Value safeRatio = both.choose(ratio, ratio.as(ratio.tf().onesLike(ratio.operand())));
    Value positives = tail(tp).add(tail(counts.count(c, Condition.FALSE_NEGATIVES))).maximum(0);
    return slope.multiply(dtp.add(intercept.multiply(safeRatio.log()))).divideNoNan(positives);
  }

  /** All pieces: their sum, or the mean of the labels' sums. */
  private Value together(Value pieces) {
    if (!perLabel) {
      return pieces.sum();
    }
    Value byLabel = pieces.sum(0);
    if (labelWeights == null) {
      return byLabel.mean();
    }
    float[] floats = new float[labelWeights.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) labelWeights[k];
    }
    Value weights = byLabel.as(byLabel.tf().constant(floats));
    return byLabel.multiply(weights).sum().divideNoNan(weights.sum());
  }

  /** All thresholds but the last. */
  private static Value head(Value x) {
    return slice(x, 0);
  }

  /** All thresholds but the first. */
  private static Value tail(Value x) {
    return slice(x, 1);
  }

  private static Value slice(Value x, int from) {
    Ops tf = x.tf();
    int[] begin = new int[x.rank()];
    begin[0] = from;
    int[] size = new int[x.rank()];
    java.util.Arrays.fill(size, -1);
    size[0] = Math.toIntExact(x.shape().get(0)) - 1;
    return x.as(tf.slice(x.operand(), tf.constant(begin), tf.constant(size)));
  }

  private record OneOf(String... names) implements Codec<String> {

    @Override
    public @Nullable String read(@Nullable Object given) {
      for (String name : names) {
        if (given instanceof String text && alike(text, name)) {
          return name;
        }
      }
      throw Param.mustBe("one of " + java.util.List.of(names), given);
    }

    @Override
    public @Nullable Object write(@Nullable Object given) {
      return read(given);
    }

    /** Keras takes "pr" for "PR" and "Minoring" for "minoring". */
    private static boolean alike(String text, String name) {
      return text.equals(name)
          || text.equals(name.toLowerCase(Locale.ROOT))
          || text.equals(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
  }
}

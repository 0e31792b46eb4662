package org.kerasjvm.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Param;

/** Parameters that several metrics share. */
public final class MetricParams {

  /** What predictions must exceed to count as 1: one number or a list; null for 0.5. */
  public static final Param<List<Double>> THRESHOLDS =
      Param.of("thresholds", NumberList.INSTANCE)
          .where("numbers in [0, 1]", all -> all.stream().allMatch(MetricParams::isShare));

  /** How many of the largest predictions count as 1; null for all above the threshold. */
  public static final Param<Integer> TOP_K = Param.integer("top_k").atLeast(1);

  /** The only class that counts; null for all. */
  public static final Param<Integer> CLASS_ID = Param.integer("class_id").atLeast(0);

  /** How many thresholds between 0 and 1 a curve is drawn with. */
  public static final Param<Integer> NUM_THRESHOLDS = Param.integer("num_thresholds").atLeast(1);

  /** One threshold; null for the metric's own rule. */
  public static final Param<Double> THRESHOLD = Param.number("threshold");

  /** How scores of several classes become one; null for none. */
  public static final Param<String> AVERAGE = Param.choice("average", "micro", "macro", "weighted");

  /** How many times as much recall counts as precision. */
  public static final Param<Double> BETA =
      Param.number("beta").where("a number > 0", beta -> beta > 0);

  /** How many of the largest predictions are looked at. */
  public static final Param<Integer> K = Param.integer("k").atLeast(1);

  /** The axis to work along. */
  public static final Param<Integer> AXIS = Param.integer("axis");

  /** How many classes there are. */
  public static final Param<Integer> NUM_CLASSES = Param.integer("num_classes").atLeast(1);

  /** The classes that the result is about. */
  public static final Param<List<Integer>> TARGET_CLASS_IDS = Param.integers("target_class_ids");

  /** The class that is left out; null for none. */
  public static final Param<Integer> IGNORE_CLASS = Param.integer("ignore_class");

  /** Whether targets are class numbers rather than one-hot. */
  public static final Param<Boolean> SPARSE_Y_TRUE = Param.bool("sparse_y_true");

  /** Whether predictions are class numbers rather than one score a class. */
  public static final Param<Boolean> SPARSE_Y_PRED = Param.bool("sparse_y_pred");

  private MetricParams() {}

  static boolean isShare(double number) {
    return number >= 0 && number <= 1;
  }

  /** A required number from 0 to 1. */
  static Param<Double> share(String key) {
    return Param.number(key).where("in the range [0, 1]", MetricParams::isShare);
  }

  /** One number or several, null allowed; written as given. */
  enum NumberList implements Codec<List<Double>> {
    INSTANCE;

    @Override
    public @Nullable List<Double> read(@Nullable Object given) {
      if (given == null) {
        return null;
      }
      if (given instanceof Number one) {
        return List.of(one.doubleValue());
      }
      if (given instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
        return list.stream().map(n -> ((Number) n).doubleValue()).toList();
      }
      throw Param.mustBe("a number or a list of numbers", given);
    }
  }
}

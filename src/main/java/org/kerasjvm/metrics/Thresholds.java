package org.kerasjvm.metrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ndarray.Shape;

/**
 * The thresholds of a confusion count ({@code parse_init_thresholds} and {@code
 * is_evenly_distributed_thresholds} of {@code keras/src/metrics/metrics_utils.py}).
 *
 * @param values in the given order
 * @param even whether they divide [0, 1] evenly, so that predictions can be sorted into buckets
 */
record Thresholds(List<Double> values, boolean even) {

  /** Below every prediction, for a top-k rule that leaves the others there. */
  static final double NEVER = -1e10;

  private static final double EPSILON = 1e-7;
  private static final double RELATIVE = 1e-5;

  /** As given, or one default. */
  static Thresholds of(@Nullable List<Double> given, double orElse) {
    List<Double> values = given == null ? List.of(orElse) : given;
    return new Thresholds(values, even(values));
  }

  /** {@code number} thresholds from 0 to 1, both included; 0.5 if there is but one. */
  static Thresholds linear(int number) {
    return number == 1
        ? new Thresholds(List.of(0.5), false)
        : new Thresholds(framed(inner(number), 0, 1), true);
  }

  /** The thresholds of a curve, whose ends lie beyond all predictions. */
  static Thresholds ofCurve(int number) {
    return new Thresholds(framed(inner(number), -EPSILON, 1 + EPSILON), true);
  }

  /** The same for thresholds of the user's own, in any order. */
  static Thresholds ofCurve(List<Double> own) {
    List<Double> sorted = own.stream().sorted().toList();
    return new Thresholds(framed(sorted, -EPSILON, 1 + EPSILON), even(framed(sorted, 0, 1)));
  }

  int size() {
    return values.size();
  }

  /** One number for one threshold, else a vector. */
  Shape resultShape() {
    return values.size() == 1 ? Shape.scalar() : Shape.of(values.size());
  }

  /** Whether even the lowest threshold lies below all predictions. */
  boolean beyondEnds() {
    return values.get(0) < 0 || values.get(values.size() - 1) > 1;
  }

  float[] floats() {
    float[] floats = new float[values.size()];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = values.get(k).floatValue();
    }
    return floats;
  }

  private static List<Double> inner(int number) {
    List<Double> inner = new ArrayList<>();
    for (int k = 0; k < number - 2; k++) {
      inner.add((k + 1) * 1.0 / (number - 1));
    }
    return inner;
  }

  private static List<Double> framed(List<Double> inner, double low, double high) {
    List<Double> all = new ArrayList<>();
    all.add(low);
    all.addAll(inner);
    all.add(high);
    return List.copyOf(all);
  }

  /** numpy's {@code allclose} with the evenly spaced float32 numbers. */
  private static boolean even(List<Double> values) {
    int size = values.size();
    boolean even = size >= 3;
    for (int k = 0; even && k < size; k++) {
      float expected = (float) k / (size - 1);
      even = Math.abs(values.get(k) - expected) <= EPSILON + RELATIVE * Math.abs(expected);
    }
    return even;
  }
}

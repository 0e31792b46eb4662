package org.kerasjvm.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.op.Ops;

/**
 * The graph that is being traced, and the places in it where the gradient leaves TensorFlow's own
 * rules (see {@link Value#withGradient}). Used by one thread.
 */
public final class Tape {

  /**
   * The gradient does not pass from {@code output} to {@code input} by itself, but by {@code
   * backward}.
   */
  public record CutPoint(Value input, Value output, UnaryOperator<Value> backward) {}

  private final Ops tf;
  private final List<CutPoint> cutPoints = new ArrayList<>();

  /** An empty tape of the graph behind {@code tf}. */
  public Tape(Ops tf) {
    this.tf = tf;
  }

  /** The graph's operations. */
  public Ops tf() {
    return tf;
  }

  void cut(Value input, Value output, UnaryOperator<Value> backward) {
    cutPoints.add(new CutPoint(input, output, backward));
  }

  /** The cut points in the order of tracing. */
  public List<CutPoint> cutPoints() {
    return Collections.unmodifiableList(cutPoints);
  }
}

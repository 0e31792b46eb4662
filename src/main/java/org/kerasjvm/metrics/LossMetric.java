package org.kerasjvm.metrics;

import org.kerasjvm.config.Config;
import org.kerasjvm.losses.LossFunction;
import org.kerasjvm.ops.Value;

/** The mean of what a loss gives for each sample. */
public abstract class LossMetric extends MeanMetric {

  private final LossFunction loss;

  LossMetric(Config config, LossFunction loss) {
    super(config);
    this.loss = loss;
  }

  /**
   * The loss as Keras's function takes its arguments: ranks that differ meet as in numpy, through
   * axes in front, so that targets (n,) and predictions (n, 1) give (n, n).
   */
  static LossFunction broadcast(LossFunction loss) {
    return (t, p) -> loss.apply(raised(t, p.rank()), raised(p, t.rank()));
  }

  private static Value raised(Value x, int rank) {
    Value raised = x;
    while (raised.rank() < rank) {
      raised = raised.expandDims(0);
    }
    return raised;
  }

  @Override
  public final Direction direction() {
    return Direction.DOWN;
  }

  @Override
  protected final Value values(Value yTrue, Value yPred) {
    return loss.apply(yTrue, yPred);
  }
}

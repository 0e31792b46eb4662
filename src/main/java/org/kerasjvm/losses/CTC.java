package org.kerasjvm.losses;

import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Schema;
import org.kerasjvm.ops.Value;
import org.tensorflow.ndarray.Shape;

/**
 * Connectionist temporal classification: minus the logarithm of the probability that the time
 * steps' classes, repeats merged and blanks left out, spell the target.
 *
 * <p><b>Shapes.</b> Targets {@code (batch, longest)}, class numbers from 1 padded by 0, which is
 * the blank; predictions {@code (batch, steps, classes)}, logits. The number of steps must be
 * known, and all of them count.
 *
 * <p><b>Options</b> (default): those of {@link Loss}.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/losses/losses.py}, and {@code ctc_loss_dense} of
 * {@code tensorflow/python/ops/ctc_ops.py}, which that calls.
 */
public final class CTC extends Loss {

  static final Schema SCHEMA = Loss.schema("CTC", "ctc");

  /**
   * Made from options.
   *
   * @throws IllegalArgumentException if an option is wrong or given twice
   */
  @SafeVarargs
  public CTC(Option<? super CTC>... options) {
    this(SCHEMA.configure(options));
  }

  CTC(Config c) {
    super(c);
  }

  @Override
  public void requireShapes(String place, Shape yTrue, Shape yPred) {
    TargetShapes.requireSequences(place, yTrue, yPred);
  }

  @Override
  protected Value call(Value yTrue, Value yPred) {
    TargetShapes.requireSequences("ctc", yTrue.shape(), yPred.shape());
    CtcAlignment alignment = new CtcAlignment(yTrue, yPred.stopGradient());
    return yPred.withGradient(
        alignment.loss(), dy -> dy.expandDims(-1).expandDims(-1).multiply(alignment.gradient()));
  }
}

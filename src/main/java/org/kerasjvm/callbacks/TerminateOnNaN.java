package org.kerasjvm.callbacks;

import java.util.Map;
import org.kerasjvm.console.TextOutput;

/**
 * Stops training as soon as the loss is not a finite number.
 *
 * <p>It looks at every batch, so training returns to Java after each one.
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/terminate_on_nan.py}.
 */
public final class TerminateOnNaN extends Callback {

  private final TextOutput output;

  /** Makes the callback. */
  public TerminateOnNaN() {
    this(TextOutput.standard());
  }

  TerminateOnNaN(TextOutput output) {
    this.output = output;
  }

  @Override
  public void onBatchEnd(int batch, Map<String, Double> logs) {
    Double loss = logs.get("loss");
    if (loss != null && !Double.isFinite(loss)) {
      output.println("Batch " + batch + ": Invalid loss, terminating training");
      model().stopTraining(true);
    }
  }
}

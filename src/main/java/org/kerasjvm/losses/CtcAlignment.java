package org.kerasjvm.losses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kerasjvm.ops.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * How probable all ways are in which time steps can spell a target: forward and backward recursions
 * over the {@linkplain CtcStates states}, unrolled over the steps ({@code ctc_loss_and_grad} of
 * {@code tensorflow/python/ops/ctc_ops.py}).
 */
final class CtcAlignment {

  private final CtcStates states;
  private final Value transitions;
  private final Value perClass;
  private final List<Value> observed;
  private final List<Value> backward = new ArrayList<>();
  private final Value logLikelihood;

  /**
   * @param yTrue class numbers from 1, padded by 0: (batch, longest)
   * @param yPred logits, nothing that a gradient is taken through: (batch, steps, classes)
   */
  CtcAlignment(Value yTrue, Value yPred) {
    states = new CtcStates(yTrue);
    transitions = states.transitions();
    Value logits = yPred.transpose(1, 0, 2);
    perClass = logits.as(logits.tf().nn.logSoftmax(logits.<Operand<TFloat32>>typed()));
    observed = steps(states.observed(perClass));
    logLikelihood = goBackward();
  }

  /** Minus the logarithm of the target's probability: (batch). */
  Value loss() {
    return logLikelihood.negative();
  }

  /** The slope of the loss: (batch, steps, classes). */
  Value gradient() {
    Value both = Value.stack(goForward()).add(Value.stack(backward));
    both = both.subtract(both.logSumExp(2).expandDims(2));
    int classes = Math.toIntExact(perClass.shape().get(2));
    Value aligned = states.perClass(both, classes);
    return perClass.exp().subtract(aligned.exp()).transpose(1, 0, 2);
  }

  private List<Value> goForward() {
    List<Value> forward = new ArrayList<>();
    Value state = states.first();
    for (Value seen : observed) {
      state = state.expandDims(1).add(transitions).logSumExp(-1).add(seen);
      state = state.subtract(state.logSumExp(-1).expandDims(-1));
      forward.add(state);
    }
    return forward;
  }

  /** Fills {@code backward} with the states after each step. */
  private Value goBackward() {
    Value reversed = transitions.transpose(0, 2, 1);
    Value state = states.last();
    Value total = null;
    for (int k = observed.size() - 1; k >= 0; k--) {
      backward.add(state);
      state = state.add(observed.get(k)).expandDims(1).add(reversed).logSumExp(-1);
      Value sum = state.logSumExp(-1);
      state = state.subtract(sum.expandDims(-1));
      total = total == null ? sum : total.add(sum);
    }
    Collections.reverse(backward);
    Value start = steps(state.transpose(1, 0)).get(0);
    return total == null ? start : start.add(total);
  }

  private static List<Value> steps(Value x) {
    long count = x.shape().get(0);
    return x.tf().unstack(x.<Operand<TFloat32>>typed(), count).output().stream()
        .map(x::as)
        .toList();
  }
}

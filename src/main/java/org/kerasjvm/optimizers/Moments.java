package org.kerasjvm.optimizers;

import org.kerasjvm.ops.CallContext;
import org.kerasjvm.ops.Value;
import org.kerasjvm.ops.Variable;

/** How slots follow gradients. */
final class Moments {

  private Moments() {}

  /** {@code slot += (target - slot) * share}, as Adam's family writes a moving average. */
  static Value towards(CallContext context, Variable slot, Value target, double share) {
    return towards(context, slot, target, target.constant(share));
  }

  /** The same with a share computed in the graph. */
  static Value towards(CallContext context, Variable slot, Value target, Value share) {
    Value old = context.value(slot);
    return keep(context, slot, old.add(target.subtract(old).multiply(share)));
  }

  /** {@code slot = kept * slot + (1 - kept) * next}, as RMSprop's family does. */
  static Value blend(CallContext context, Variable slot, Value next, double kept) {
    return keep(context, slot, context.value(slot).multiply(kept).add(next.multiply(1 - kept)));
  }

  /**
   * Gives a slot its next value and reads it back, as Keras does: what comes after must not be
   * merged with what came before (see {@link Value#held}).
   */
  static Value keep(CallContext context, Variable slot, Value next) {
    Value held = next.held();
    context.update(slot, held);
    return held;
  }

  /** Takes a step off a weight. */
  static void descend(CallContext context, Variable variable, Value step) {
    context.update(variable, context.value(variable).subtract(step));
  }
}

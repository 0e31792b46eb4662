/**
 * What leaf classes compute with. A {@link org.kerasjvm.ops.Value} is one tensor of the TensorFlow
 * graph that is being traced, with Keras's operations as methods; a {@link
 * org.kerasjvm.ops.Variable} is a piece of state (a weight, an optimizer slot, a metric's total, a
 * seed counter); a {@link org.kerasjvm.ops.CallContext} gives a variable's current value and takes
 * its next one, so that a traced step is a pure function from state to state.
 *
 * <p>Nothing here knows sessions, epochs or native memory: that is the engine's business.
 */
@NullMarked
package org.kerasjvm.ops;

import org.jspecify.annotations.NullMarked;

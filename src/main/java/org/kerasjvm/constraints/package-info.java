/**
 * Keras's constraints: what weights must keep to. The optimizer applies them after each of its
 * updates. A layer takes one for its kernel and its bias ({@code kernelConstraint("non_neg")}).
 *
 * <p>Start with {@link org.kerasjvm.constraints.MaxNorm}; a constraint of your own is a subclass of
 * {@link org.kerasjvm.constraints.Constraint}.
 */
@NullMarked
package org.kerasjvm.constraints;

import org.jspecify.annotations.NullMarked;

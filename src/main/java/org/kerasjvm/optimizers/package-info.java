/**
 * Keras's optimizers. The rule of each stands in one method whose lines follow Keras's operations
 * one to one, in the order that Keras's compiled graph runs them: float32 rounding is part of the
 * contract.
 *
 * <p>Start with {@link org.kerasjvm.optimizers.SGD}; {@link org.kerasjvm.optimizers.Optimizers}
 * lists all names.
 */
@NullMarked
package org.kerasjvm.optimizers;

import org.jspecify.annotations.NullMarked;

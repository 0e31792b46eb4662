/**
 * Keras's regularizers: penalties on weights or outputs that training adds to the loss. A layer
 * takes one for its kernel, its bias and its output ({@code kernelRegularizer("l2")}); {@code
 * evaluate} adds them too.
 *
 * <p>Start with {@link org.kerasjvm.regularizers.L2}; a regularizer of your own is a subclass of
 * {@link org.kerasjvm.regularizers.Regularizer}.
 */
@NullMarked
package org.kerasjvm.regularizers;

import org.jspecify.annotations.NullMarked;

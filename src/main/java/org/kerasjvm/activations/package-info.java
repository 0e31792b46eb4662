/**
 * Keras's activation functions by name, composed as {@code keras/src/backend/tensorflow/nn.py}
 * composes them. {@link org.kerasjvm.activations.Activations} lists them all; an {@link
 * org.kerasjvm.activations.ActivationFunction} of your own is a lambda.
 */
@NullMarked
package org.kerasjvm.activations;

import org.jspecify.annotations.NullMarked;

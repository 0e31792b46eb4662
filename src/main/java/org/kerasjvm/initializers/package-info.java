/**
 * Keras's initializers: the first values of weights, bit for bit as {@code keras.initializers}
 * draws them. A random initializer fixes its seed in its constructor (from {@code
 * Keras.setRandomSeed}'s generator where none is given), so the order of construction decides the
 * numbers, as in Keras.
 *
 * <p>Start with {@link org.kerasjvm.initializers.GlorotUniform}; the list of all stands in {@link
 * org.kerasjvm.initializers.Initializers}.
 */
@NullMarked
package org.kerasjvm.initializers;

import org.jspecify.annotations.NullMarked;

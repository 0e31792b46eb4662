/**
 * Keras's losses. Each is one formula on values, giving a number per sample, and a {@link
 * org.kerasjvm.losses.Loss} adds weighting and reduction once for all. A loss of your own is a
 * {@link org.kerasjvm.losses.LossFunction}, a lambda.
 *
 * <p>Start with {@link org.kerasjvm.losses.MeanSquaredError}; {@link org.kerasjvm.losses.Losses}
 * lists all names.
 */
@NullMarked
package org.kerasjvm.losses;

import org.jspecify.annotations.NullMarked;

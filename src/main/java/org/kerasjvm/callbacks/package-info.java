/**
 * Callbacks: objects whose hooks run at fixed places of {@code fit}, {@code evaluate} and {@code
 * predict}.
 *
 * <p>Derive from {@link org.kerasjvm.callbacks.Callback} and override what you need, or give a
 * function to {@link org.kerasjvm.callbacks.LambdaCallback}. {@link org.kerasjvm.callbacks.History}
 * is what {@code fit} returns. Names, order of calls, arguments and the text on the screen are
 * those of Keras 3.8 ({@code keras/src/callbacks}): epochs and batches count from 0, the logs of
 * one hook are one map that all callbacks share, so what an earlier one adds a later one sees.
 */
@NullMarked
package org.kerasjvm.callbacks;

import org.jspecify.annotations.NullMarked;

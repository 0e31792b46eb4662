/**
 * Keras's layers, one class each. A layer is its configuration, its weights' specification, its
 * output shape and one method that emits operations; it knows nothing of sessions, epochs, files or
 * threads.
 *
 * <p>Adding a layer means one file here and one line in {@link org.kerasjvm.layers.Layers}. Start
 * with {@link org.kerasjvm.layers.Dense} for a leaf, {@link org.kerasjvm.layers.Layer} for what all
 * share, and {@link org.kerasjvm.layers.KerasTensor} for the functional graph.
 */
@NullMarked
package org.kerasjvm.layers;

import org.jspecify.annotations.NullMarked;

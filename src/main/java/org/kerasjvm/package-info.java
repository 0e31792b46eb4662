/**
 * Keras for the JVM on TensorFlow's own native kernels. The map of the library:
 *
 * <ul>
 *   <li>{@link org.kerasjvm.Options}: all keyword-like arguments, to import statically; {@link
 *       org.kerasjvm.Keras}: seeds.
 *   <li>{@code models}, {@code layers}, {@code activations}, {@code initializers}, {@code losses},
 *       {@code metrics}, {@code optimizers}, {@code callbacks}: Keras's rooms under Keras's names.
 *   <li>{@code data}, {@code datasets}, {@code preprocessing}, {@code modelselection}, {@code
 *       wrappers}, {@code plot}: what tutorials take from numpy, pandas, scikit-learn, SciKeras and
 *       matplotlib.
 *   <li>{@code ops}: what leaf classes compute with; {@code config}: configuration declared once;
 *       {@code engine}: tracing and running, internal.
 * </ul>
 */
@NullMarked
package org.kerasjvm;

import org.jspecify.annotations.NullMarked;

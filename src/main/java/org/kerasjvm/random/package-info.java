/**
 * The random streams of Python, numpy and TensorFlow, bit for bit, so that the same seed gives the
 * same weights, splits and batch order as in Python.
 *
 * <p>{@link org.kerasjvm.random.GlobalRandom} holds what {@code keras.utils.set_random_seed} seeds:
 * Python's generator ({@link org.kerasjvm.random.PythonRandom}, from which Keras draws the seed of
 * each initializer), numpy's ({@link org.kerasjvm.random.NumpyRandomState}, behind every {@code
 * random_state} of scikit-learn) and TensorFlow's global seed (behind the batch order, {@link
 * org.kerasjvm.random.TensorFlowShuffle}). {@link org.kerasjvm.random.StatelessRandom} turns a seed
 * into the uniform numbers of TensorFlow's stateless kernels. All is plain integer Java; nothing
 * here loads TensorFlow.
 */
@NullMarked
package org.kerasjvm.random;

import org.jspecify.annotations.NullMarked;

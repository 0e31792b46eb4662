/**
 * The data of the tutorials, and generated data.
 *
 * <p>{@link org.kerasjvm.datasets.Mnist}, {@link org.kerasjvm.datasets.FashionMnist}, {@link
 * org.kerasjvm.datasets.BreastCancer} and {@link org.kerasjvm.datasets.Sonar} load files. They look
 * in the directory of system property {@code kerasjvm.datasets}, then in the repository's {@code
 * datasets/}, then in Keras's own cache {@code ~/.keras/datasets}; MNIST and Fashion-MNIST are
 * downloaded into that cache from Keras's address if they are nowhere. {@link
 * org.kerasjvm.datasets.Generators} makes circles, moons and blobs as scikit-learn does.
 */
@NullMarked
package org.kerasjvm.datasets;

import org.jspecify.annotations.NullMarked;

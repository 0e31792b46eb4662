/**
 * Keras models as scikit-learn estimators ({@code scikeras.wrappers}, SciKeras 0.13).
 *
 * <p>A {@link org.kerasjvm.wrappers.KerasClassifier} or {@link
 * org.kerasjvm.wrappers.KerasRegressor} takes a function that builds a model, and the arguments of
 * {@code compile}, {@code fit} and {@code predict}. Each {@code fit} builds a new model, encodes
 * the targets for it and trains it; {@code predict} turns its outputs back into classes or numbers.
 * So a model goes into a {@link org.kerasjvm.pipeline.Pipeline} and {@link
 * org.kerasjvm.modelselection.ModelSelection#crossValScore} like any other estimator. With {@code
 * randomState(seed)} every fit starts from the same weights and takes the rows in the same order as
 * SciKeras with that seed.
 */
@NullMarked
package org.kerasjvm.wrappers;

import org.jspecify.annotations.NullMarked;

/**
 * Splitting rows for training and testing, and scoring estimators on folds ({@code
 * sklearn.model_selection}, scikit-learn 1.5): the same rows on the same side for the same integer
 * {@code random_state}.
 *
 * <p>{@link org.kerasjvm.modelselection.ModelSelection#trainTestSplit} splits once; {@link
 * org.kerasjvm.modelselection.KFold} and {@link org.kerasjvm.modelselection.StratifiedKFold} are
 * {@link org.kerasjvm.modelselection.CrossValidator}s, which split into folds; {@link
 * org.kerasjvm.modelselection.ModelSelection#crossValScore} scores an estimator on them.
 */
@NullMarked
package org.kerasjvm.modelselection;

import org.jspecify.annotations.NullMarked;

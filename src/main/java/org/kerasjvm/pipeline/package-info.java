/**
 * Several steps as one estimator ({@code sklearn/pipeline.py}, scikit-learn 1.5).
 *
 * <p>A {@link org.kerasjvm.pipeline.Pipeline} fits its transformers to the rows that it is fitted
 * to and hands what they return to its last step. In cross-validation the scaler of a fold
 * therefore never sees the rows that the fold is tested on.
 */
@NullMarked
package org.kerasjvm.pipeline;

import org.jspecify.annotations.NullMarked;

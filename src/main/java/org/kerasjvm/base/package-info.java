/**
 * What scikit-learn calls an estimator ({@code sklearn/base.py}, scikit-learn 1.5): something that
 * is fitted to rows and targets, predicts, scores itself and can be copied unfitted.
 *
 * <p>{@link org.kerasjvm.base.Estimator} is the contract that pipelines and cross-validation work
 * on; a {@link org.kerasjvm.base.Classifier} also knows its classes. {@link
 * org.kerasjvm.base.TargetType} tells classes from numbers in an array of targets. Transformers of
 * rows are in {@link org.kerasjvm.preprocessing}.
 */
@NullMarked
package org.kerasjvm.base;

import org.jspecify.annotations.NullMarked;

/**
 * The scores of {@code sklearn.metrics} (a name that Keras's own metrics have here): {@link
 * org.kerasjvm.evaluation.SklearnMetrics} for accuracy, R2, the confusion matrix and the text of
 * the classification report, all computed from labels in Java.
 */
@NullMarked
package org.kerasjvm.evaluation;

import org.jspecify.annotations.NullMarked;

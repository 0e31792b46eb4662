/**
 * Encoders and scalers of scikit-learn 1.5 ({@code sklearn.preprocessing}), with its words, numbers
 * and errors.
 *
 * <p>Scalers and {@link org.kerasjvm.preprocessing.OneHotEncoder} implement {@link
 * org.kerasjvm.preprocessing.Transformer}: {@code fit} learns from the training rows, {@code
 * transform} applies what was learnt to any rows. {@link org.kerasjvm.preprocessing.LabelEncoder}
 * turns class names into numbers. Start with {@link org.kerasjvm.preprocessing.StandardScaler}.
 */
@NullMarked
package org.kerasjvm.preprocessing;

import org.jspecify.annotations.NullMarked;

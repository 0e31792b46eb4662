/**
 * Arrays and tables: what the Keras tutorials do with numpy and pandas.
 *
 * <p>{@link org.kerasjvm.data.NDArray} is a small immutable row-major array. Whatever takes
 * "array-like" arguments in keras-jvm takes an {@code Object} and hands it to {@link
 * org.kerasjvm.data.NDArray#of(Object)}; results come back as {@code NDArray} or as Java arrays.
 * {@link org.kerasjvm.data.DType} names the element types as numpy does. The operations carry
 * numpy's names and follow numpy 2 (what the result type is, how negatives count from the end, how
 * it prints).
 */
@NullMarked
package org.kerasjvm.data;

import org.jspecify.annotations.NullMarked;

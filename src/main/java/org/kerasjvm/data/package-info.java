/**
 * Arrays and tables: what the Keras tutorials do with numpy and pandas.
 *
 * <p>{@link org.kerasjvm.data.NDArray} is a small immutable row-major array. Whatever takes
 * "array-like" arguments in keras-jvm takes an {@code Object} and hands it to {@link
 * org.kerasjvm.data.NDArray#of(Object)}; results come back as {@code NDArray} or as Java arrays.
 * {@link org.kerasjvm.data.DType} names the element types as numpy does. The operations carry
 * numpy's names and follow numpy 2 (what the result type is, how negatives count from the end, how
 * it prints).
 *
 * <p>{@link org.kerasjvm.data.Table} is a table of named columns that reads csv, describes itself
 * and prints as a pandas {@code DataFrame}. {@link org.kerasjvm.data.Npy}, {@link
 * org.kerasjvm.data.Npz} and {@link org.kerasjvm.data.Idx} read array files, believing no header.
 * {@link org.kerasjvm.data.NpyRows}, {@link org.kerasjvm.data.CsvRows} and {@link
 * org.kerasjvm.data.NpyWriter} go through files of any size in parts.
 */
@NullMarked
package org.kerasjvm.data;

import org.jspecify.annotations.NullMarked;

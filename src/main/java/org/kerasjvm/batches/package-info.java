/**
 * Data that is larger than memory: batches one after the other instead of whole arrays.
 *
 * <p>{@code fit}, {@code evaluate} and {@code predict} take any {@code Iterable} of {@link
 * org.kerasjvm.batches.Batch}; its iterator is asked for anew in every epoch. {@link
 * org.kerasjvm.batches.PyDataset} is Keras's class of that name: batches by number, shuffled by
 * {@code fit}, fetched ahead by several threads. {@link org.kerasjvm.batches.NpyBatches}, {@link
 * org.kerasjvm.batches.CsvBatches} and {@link org.kerasjvm.batches.TfRecordBatches} read files in
 * parts; {@link org.kerasjvm.batches.ShuffledBatches} shuffles the rows of any of them by a buffer,
 * as {@code tf.data} does.
 */
@NullMarked
package org.kerasjvm.batches;

import org.jspecify.annotations.NullMarked;

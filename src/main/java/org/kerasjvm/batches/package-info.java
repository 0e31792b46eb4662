/**
 * Data that is larger than memory: batches one after the other instead of whole arrays.
 *
 * <p>{@code fit}, {@code evaluate} and {@code predict} take any {@code Iterable} of {@link
 * org.kerasjvm.batches.Batch}; its iterator is asked for anew in every epoch. {@link
 * org.kerasjvm.batches.PyDataset} is Keras's class of that name: batches by number, shuffled by
 * {@code fit}, fetched ahead by several threads. {@link org.kerasjvm.batches.NpyBatches} and {@link
 * org.kerasjvm.batches.CsvBatches} read files in parts.
 */
@NullMarked
package org.kerasjvm.batches;

import org.jspecify.annotations.NullMarked;

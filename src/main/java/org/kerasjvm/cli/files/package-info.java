/**
 * Files in and out of {@code predict}, row by row: memory for a batch, whatever a file's size.
 *
 * <p>{@link org.kerasjvm.cli.files.Feed} reads a signature's inputs from npy, npz, csv and JSON;
 * {@link org.kerasjvm.cli.files.Results} writes its outputs to them. What is written lies beside
 * its place until all is done, and then takes it.
 */
@NullMarked
package org.kerasjvm.cli.files;

import org.jspecify.annotations.NullMarked;

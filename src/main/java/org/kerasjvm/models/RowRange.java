package org.kerasjvm.models;

/**
 * One batch: some rows of some arrays.
 *
 * @param data the arrays
 * @param from the first row
 * @param to the row after the last
 */
record RowRange(DataSet data, int from, int to) {}

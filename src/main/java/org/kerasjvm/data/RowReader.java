package org.kerasjvm.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Rows of an array that need not fit in memory, one part after the other. */
public interface RowReader extends Closeable {

  /**
   * The next rows.
   *
   * @param most how many rows at most, 1 or more
   * @return that many, fewer at the end, empty behind it
   * @throws IOException if the data is damaged or cut off; the message says where
   */
  Optional<NDArray> read(int most) throws IOException;

  /** How many rows there are in all; -1 if only the end will tell. */
  long rows();
}

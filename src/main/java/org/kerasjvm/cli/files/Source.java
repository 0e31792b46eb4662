package org.kerasjvm.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/** Rows of one input or several. */
interface Source extends Closeable {

  /** The next rows by input, as many of each; nothing at the end. */
  Map<String, NDArray> read(int most) throws IOException;

  /** How messages call it. */
  String name();

  /** How many rows there are in all; -1 if only the end will tell. */
  long rows();

  /** Which part has been read, 0 to 1; NaN if that is not known. */
  double share();
}

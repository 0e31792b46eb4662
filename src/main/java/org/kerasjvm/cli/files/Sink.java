package org.kerasjvm.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.kerasjvm.data.NDArray;

/** Takes the rows of outputs. Closed before it is finished it leaves nothing behind. */
interface Sink extends Closeable {

  /**
   * Appends rows.
   *
   * @param outputs by name, as many rows of each; or values without rows, in one call
   * @param rows whether they have rows
   */
  void write(Map<String, NDArray> outputs, boolean rows) throws IOException;

  /** Writes what comes last and puts the file in its place. */
  void finish() throws IOException;
}

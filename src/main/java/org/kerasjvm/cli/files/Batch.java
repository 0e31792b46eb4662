package org.kerasjvm.cli.files;

import java.util.Map;
import org.kerasjvm.data.NDArray;

/**
 * Inputs of one call.
 *
 * @param inputs by name; none at the end of the data
 * @param rows how many; -1 for inputs that have no rows
 */
public record Batch(Map<String, NDArray> inputs, int rows) {

  static final Batch END = new Batch(Map.of(), 0);

  /** Whether there was nothing more to read. */
  public boolean isEnd() {
    return inputs.isEmpty();
  }
}

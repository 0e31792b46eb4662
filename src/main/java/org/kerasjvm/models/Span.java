package org.kerasjvm.models;

import org.kerasjvm.engine.ResidentData;

/**
 * Consecutive batches in native memory.
 *
 * @param data what they are taken from
 * @param first the number of the first batch in it
 * @param count how many
 * @param batchSize rows a batch; the data's last may have fewer
 * @param owned whether the data is freed with this span: it is for it alone, or this is its last
 */
record Span(ResidentData data, int first, int count, int batchSize, boolean owned)
    implements AutoCloseable {

  @Override
  public void close() {
    if (owned) {
      data.close();
    }
  }
}

package org.kerasjvm.layers;

/**
 * What {@code Sequential} takes: a {@link Layer}, or the {@link KerasTensor} of an {@link Input}.
 */
public interface Stackable {

  /** The layer to add. */
  Layer layer();
}

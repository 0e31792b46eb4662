package org.kerasjvm.wrappers;

import org.kerasjvm.models.Model;

/** A function that builds a model for some data. */
@FunctionalInterface
public interface ModelBuilder {

  /**
   * Returns a new model, compiled or not; the wrapper closes it.
   *
   * @param meta what is known of the data
   */
  Model build(ModelMeta meta);
}

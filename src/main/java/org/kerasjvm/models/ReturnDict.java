package org.kerasjvm.models;

/**
 * Keras's {@code return_dict=True}: results by name instead of in order. {@code
 * Options.returnDict()} gives it.
 */
public enum ReturnDict {
  /** By name. */
  TRUE
}

package org.kerasjvm.config;

/** Capability: something of scikit-learn's that draws random numbers. */
public interface HasRandomState {}

package org.kerasjvm.config;

/** Capability: an optimizer with sums of squares that start somewhere. */
public interface HasAccumulator {}

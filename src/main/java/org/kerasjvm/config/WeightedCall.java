package org.kerasjvm.config;

/** Capability: a call that takes a weight for each row. */
public interface WeightedCall {}

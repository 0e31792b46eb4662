package org.kerasjvm.config;

/** Capability: a call of {@code fit}, or a wrapper that passes fit's arguments on. */
public interface FitCall extends BatchedCall, WeightedCall, HasClassWeight, HasShuffle {}

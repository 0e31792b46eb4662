package org.kerasjvm.config;

/** Capability: a loss with a reduction. */
public interface HasReduction {}

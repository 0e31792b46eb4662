package org.kerasjvm.config;

/** Capability: something with a weight {@code beta}. */
public interface HasBeta {}

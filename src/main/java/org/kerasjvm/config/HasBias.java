package org.kerasjvm.config;

/** Capability: a layer with a bias. */
public interface HasBias {}

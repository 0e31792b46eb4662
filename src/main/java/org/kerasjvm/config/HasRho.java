package org.kerasjvm.config;

/** Capability: an optimizer with a discounting factor. */
public interface HasRho {}

package org.kerasjvm.config;

/** Capability: a loss with a focus {@code gamma}. */
public interface HasGamma {}

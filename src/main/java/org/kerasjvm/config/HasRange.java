package org.kerasjvm.config;

/** Capability: an initializer with bounds. */
public interface HasRange {}

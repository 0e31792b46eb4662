package org.kerasjvm.config;

/** Capability: an optimizer with two decay rates. */
public interface HasBetas {}

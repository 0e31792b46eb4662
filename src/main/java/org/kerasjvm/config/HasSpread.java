package org.kerasjvm.config;

/** Capability: an initializer with a mean and a standard deviation. */
public interface HasSpread {}

package org.kerasjvm.config;

/** Capability: something with a factor. */
public interface HasFactor {}

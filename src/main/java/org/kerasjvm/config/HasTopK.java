package org.kerasjvm.config;

/** Capability: a metric that can look at the k largest predictions. */
public interface HasTopK {}

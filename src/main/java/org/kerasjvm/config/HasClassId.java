package org.kerasjvm.config;

/** Capability: a metric that can look at one class alone. */
public interface HasClassId {}

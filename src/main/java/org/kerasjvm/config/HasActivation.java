package org.kerasjvm.config;

/** Capability: a layer with an activation. */
public interface HasActivation {}

package org.kerasjvm.config;

/** Capability: a layer that can be frozen. */
public interface HasTrainable {}

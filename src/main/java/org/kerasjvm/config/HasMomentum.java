package org.kerasjvm.config;

/** Capability: an optimizer with momentum. */
public interface HasMomentum {}

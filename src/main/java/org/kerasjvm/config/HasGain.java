package org.kerasjvm.config;

/** Capability: an initializer with a gain. */
public interface HasGain {}

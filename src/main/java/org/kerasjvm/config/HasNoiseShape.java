package org.kerasjvm.config;

/** Capability: a layer with a noise shape. */
public interface HasNoiseShape {}

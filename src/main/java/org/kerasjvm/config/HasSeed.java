package org.kerasjvm.config;

/** Capability: something that draws random numbers. */
public interface HasSeed {}

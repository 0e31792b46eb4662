package org.kerasjvm.config;

/** Capability: something with a small constant for stability. */
public interface HasEpsilon {}

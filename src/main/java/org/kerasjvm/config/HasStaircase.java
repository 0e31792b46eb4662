package org.kerasjvm.config;

/** Capability: a learning rate schedule that may fall in steps. */
public interface HasStaircase {}

package org.kerasjvm.config;

/** Capability: a call that takes a weight for each class. */
public interface HasClassWeight {}

package org.kerasjvm.config;

/** Capability: an optimizer. */
public interface HasLearningRate {}

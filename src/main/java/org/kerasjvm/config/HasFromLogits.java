package org.kerasjvm.config;

/** Capability: a loss or metric that can take logits. */
public interface HasFromLogits {}

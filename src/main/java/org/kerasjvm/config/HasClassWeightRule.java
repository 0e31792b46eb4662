package org.kerasjvm.config;

/** Capability: a classifier that may weigh classes by a rule. */
public interface HasClassWeightRule {}

package org.kerasjvm.config;

/** Capability: a metric of class numbers or one-hot targets. */
public interface HasSparseTargets {}

package org.kerasjvm.config;

/** Capability: an estimator that may go on from what it learnt before. */
public interface HasWarmStart {}

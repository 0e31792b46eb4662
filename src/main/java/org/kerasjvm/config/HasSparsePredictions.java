package org.kerasjvm.config;

/** Capability: a metric of class numbers or class scores. */
public interface HasSparsePredictions {}

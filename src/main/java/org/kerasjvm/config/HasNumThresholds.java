package org.kerasjvm.config;

/** Capability: a metric drawn with evenly spaced thresholds. */
public interface HasNumThresholds {}

package org.kerasjvm.config;

/** Capability: a metric that counts at one or more thresholds. */
public interface HasThresholds {}

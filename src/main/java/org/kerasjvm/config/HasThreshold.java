package org.kerasjvm.config;

/** Capability: a metric with a threshold. */
public interface HasThreshold {}

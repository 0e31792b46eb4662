package org.kerasjvm.config;

/** Capability: a metric of the k largest predictions. */
public interface HasK {}

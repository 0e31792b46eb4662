package org.kerasjvm.config;

/** Capability: an input with a fixed batch size. */
public interface HasBatchSize {}

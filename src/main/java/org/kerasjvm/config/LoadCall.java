package org.kerasjvm.config;

/** Capability: a call of {@code SavedModel.load}. */
public interface LoadCall {}

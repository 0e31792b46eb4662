package org.kerasjvm.config;

/** Capability: a call of a SavedModel's {@code predict}. */
public interface ServeCall extends BatchedCall {}

package org.kerasjvm.config;

/** Capability: a call of {@code compile}. */
public interface CompileCall {}

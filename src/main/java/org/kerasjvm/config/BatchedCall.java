package org.kerasjvm.config;

/** Capability: a call that runs over batches ({@code fit}, {@code evaluate}, {@code predict}). */
public interface BatchedCall extends HasVerbose {}

package org.kerasjvm.config;

/** Capability: a call of {@code summary}. */
public interface SummaryCall {}

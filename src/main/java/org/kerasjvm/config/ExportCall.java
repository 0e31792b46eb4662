package org.kerasjvm.config;

/** Capability: a call of {@code export}. */
public interface ExportCall extends HasVerbose, HasOverwrite {}

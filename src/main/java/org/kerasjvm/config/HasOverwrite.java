package org.kerasjvm.config;

/** Capability: a call that writes to a place where something may be ({@code overwrite}). */
public interface HasOverwrite {}

package org.kerasjvm.config;

/** Capability: a loss or a schedule with a weight {@code alpha}. */
public interface HasAlpha {}

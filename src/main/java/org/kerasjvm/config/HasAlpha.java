package org.kerasjvm.config;

/** Capability: a loss with a weight {@code alpha}. */
public interface HasAlpha {}

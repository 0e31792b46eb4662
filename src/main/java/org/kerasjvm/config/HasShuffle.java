package org.kerasjvm.config;

/** Capability: something that may take its rows in random order. */
public interface HasShuffle {}

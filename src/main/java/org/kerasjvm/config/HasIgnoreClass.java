package org.kerasjvm.config;

/** Capability: a loss that can ignore a class. */
public interface HasIgnoreClass {}

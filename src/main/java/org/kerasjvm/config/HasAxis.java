package org.kerasjvm.config;

/** Capability: something that works along an axis. */
public interface HasAxis {}

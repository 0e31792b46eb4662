package org.kerasjvm.config;

/** Capability: an optimizer with Nesterov momentum. */
public interface HasNesterov {}

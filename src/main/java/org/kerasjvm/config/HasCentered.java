package org.kerasjvm.config;

/** Capability: an optimizer that can centre its gradients. */
public interface HasCentered {}

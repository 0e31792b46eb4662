package org.kerasjvm.config;

/** Capability: a layer whose output can be regularized. */
public interface HasActivityRegularizer {}

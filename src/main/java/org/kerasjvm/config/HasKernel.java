package org.kerasjvm.config;

/** Capability: a layer with a kernel. */
public interface HasKernel {}

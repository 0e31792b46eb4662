package org.kerasjvm.config;

/** Capability: an optimizer with the AMSGrad variant. */
public interface HasAmsgrad {}

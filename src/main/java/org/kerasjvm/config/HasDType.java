package org.kerasjvm.config;

/** Capability: something with a dtype. */
public interface HasDType {}

package org.kerasjvm.config;

/** Capability: a call that can end after a number of batches ({@code steps}). */
public interface HasSteps {}

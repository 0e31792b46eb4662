package org.kerasjvm.config;

/** Capability: a call of {@code predict}. */
public interface PredictCall extends BatchedCall, HasSteps {}

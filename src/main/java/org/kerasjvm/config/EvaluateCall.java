package org.kerasjvm.config;

/** Capability: a call of {@code evaluate}. */
public interface EvaluateCall extends BatchedCall, HasSteps, WeightedCall {}

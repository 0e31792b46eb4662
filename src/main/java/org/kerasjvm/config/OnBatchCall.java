package org.kerasjvm.config;

/** Capability: a call that takes weights of rows or of classes for one batch. */
public interface OnBatchCall extends WeightedCall, HasClassWeight {}

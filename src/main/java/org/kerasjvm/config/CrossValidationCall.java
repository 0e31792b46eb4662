package org.kerasjvm.config;

/** Capability: a call of {@code cross_val_score}. */
public interface CrossValidationCall {}

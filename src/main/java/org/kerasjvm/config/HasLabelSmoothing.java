package org.kerasjvm.config;

/** Capability: a loss or metric that can smooth labels. */
public interface HasLabelSmoothing {}

package org.kerasjvm.config;

/** Capability: a metric of several classes that can be averaged. */
public interface HasAverage {}

package org.kerasjvm.config;

/** Capability: something with an upper bound ({@code maxValue}). */
public interface HasMaxValue {}

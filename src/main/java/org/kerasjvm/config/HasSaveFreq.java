package org.kerasjvm.config;

/** Capability: a callback that saves at the end of epochs or of batches ({@code saveFreq}). */
public interface HasSaveFreq {}

package org.kerasjvm.config;

/** Capability: something that gathers rows into batches, as {@code tf.data.Dataset.batch} does. */
public interface HasBatching {}

package org.kerasjvm.datasets;

/** Capability: a call of {@link Generators#makeBlobs}. */
public interface BlobsCall extends GeneratorCall {}

package org.kerasjvm.datasets;

/** Capability: a call that generates samples and adds noise to them. */
public interface NoisyCall extends GeneratorCall {}

package org.kerasjvm.datasets;

import org.kerasjvm.config.HasFactor;

/** Capability: a call of {@link Generators#makeCircles}. */
public interface CirclesCall extends NoisyCall, HasFactor {}

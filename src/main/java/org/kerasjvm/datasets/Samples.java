package org.kerasjvm.datasets;

import org.kerasjvm.data.NDArray;

/**
 * Generated samples.
 *
 * @param x float64, shape (samples, features)
 * @param y class numbers, int64, shape (samples,)
 */
public record Samples(NDArray x, NDArray y) {}

package org.kerasjvm.datasets;

import org.kerasjvm.data.NDArray;

/**
 * Labelled grey images, as Keras's {@code load_data()} returns them.
 *
 * @param xTrain training images, uint8, shape (rows, height, width)
 * @param yTrain training labels, uint8, shape (rows,)
 * @param xTest test images
 * @param yTest test labels
 */
public record ImageDataset(NDArray xTrain, NDArray yTrain, NDArray xTest, NDArray yTest) {}
